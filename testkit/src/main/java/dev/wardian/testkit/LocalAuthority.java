package dev.wardian.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A certificate authority that nobody trusts yet, and one server's certificate signed by it.
///
/// Made with the JDK's own `keytool` in about a second; share one among tests.
public final class LocalAuthority {
    private static final String PASSWORD = "testkit";
    private final Path folder;

    private LocalAuthority(Path folder) {
        this.folder = folder;
    }

    /// Makes an authority and its server's certificate in that folder.
    public static LocalAuthority create(Path folder) {
        LocalAuthority authority = new LocalAuthority(folder);
        try {
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        authority
                .keytool("authority.p12", "-genkeypair", "-alias", "ca", "-keyalg", "EC")
                .with("-groupname", "secp256r1", "-dname", "CN=Wardian testkit", "-validity")
                .with("3650", "-ext", "bc:c=ca:true", "-ext", "ku:c=keyCertSign,cRLSign")
                .run();
        authority
                .keytool("authority.p12", "-exportcert", "-alias", "ca", "-rfc")
                .with("-file", authority.certificate().toString())
                .run();
        authority
                .keytool("server.p12", "-genkeypair", "-alias", "server", "-keyalg", "EC")
                .with("-groupname", "secp256r1", "-dname", "CN=localhost", "-validity", "800")
                .run();
        authority
                .keytool("server.p12", "-certreq", "-alias", "server")
                .with("-file", authority.path("request"))
                .run();
        authority
                .keytool("authority.p12", "-gencert", "-alias", "ca", "-rfc", "-validity")
                .with("800", "-ext", "san=dns:localhost,ip:127.0.0.1", "-ext", "eku=serverAuth")
                .with("-infile", authority.path("request"), "-outfile", authority.path("signed"))
                .run();
        authority
                .keytool("server.p12", "-importcert", "-alias", "ca", "-noprompt")
                .with("-file", authority.certificate().toString())
                .run();
        authority
                .keytool("server.p12", "-importcert", "-alias", "server", "-noprompt")
                .with("-file", authority.path("signed"))
                .run();
        return authority;
    }

    /// The authority that was made in that folder, or a new one.
    static LocalAuthority createOrOpen(Path folder) {
        // written last
        return Files.exists(folder.resolve("complete"))
                ? new LocalAuthority(folder)
                : complete(folder);
    }

    private static LocalAuthority complete(Path folder) {
        LocalAuthority made = create(folder);
        try {
            Files.createFile(folder.resolve("complete"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return made;
    }

    /// The authority's certificate in PEM: what `SSL_CERT_FILE` is to name.
    public Path certificate() {
        return folder.resolve("authority.pem");
    }

    SSLContext serverContext() {
        try (InputStream file = Files.newInputStream(folder.resolve("server.p12"))) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(file, PASSWORD.toCharArray());
            KeyManagerFactory managers =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private Command keytool(String store, String... words) {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        // the last words may want a value that follows
        return new Command(
                        List.of(
                                keytool.toString(),
                                "-J-XX:TieredStopAtLevel=1",
                                "-J-XX:+UseSerialGC",
                                words[0]))
                .with("-keystore", path(store), "-storepass", PASSWORD, "-storetype", "PKCS12")
                .with(Arrays.copyOfRange(words, 1, words.length));
    }

    private record Command(List<String> words) {
        Command with(String... more) {
            List<String> all = new ArrayList<>(words);
            all.addAll(List.of(more));
            return new Command(all);
        }

        void run() {
            try {
                Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
                String said =
                        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                    throw new IllegalStateException("keytool failed: " + said);
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            }
        }
    }
}

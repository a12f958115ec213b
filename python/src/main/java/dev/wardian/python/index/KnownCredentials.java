package dev.wardian.python.index;

import dev.wardian.python.environment.ProgramPath;
import dev.wardian.python.internal.index.Netrc;
import dev.wardian.store.http.BasicCredentials;
import dev.wardian.store.http.CredentialSource;
import dev.wardian.store.http.Origins;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Credentials out of index addresses and variables, out of `netrc`, and out of a keyring. Those of
/// an address count for its whole origin, for files often lie beside the pages. Safe for all
/// threads.
final class KnownCredentials implements CredentialSource {
    private static final long PATIENCE_SECONDS = 60;

    private final Map<URI, BasicCredentials> named;
    private final Map<String, BasicCredentials> byOrigin = new LinkedHashMap<>();
    private final Map<String, String> environment;
    private final Path home;
    private final boolean keyring;
    private final Runnable terminalWanted;
    private final Map<String, Optional<BasicCredentials>> fromKeyring = new ConcurrentHashMap<>();
    private volatile @Nullable Netrc netrc;

    KnownCredentials(
            Map<URI, BasicCredentials> named,
            Map<String, String> environment,
            Path home,
            boolean keyring,
            Runnable terminalWanted) {
        this.named = Map.copyOf(named);
        named.forEach((url, credentials) -> byOrigin.putIfAbsent(Origins.of(url), credentials));
        this.environment = environment;
        this.home = home;
        this.keyring = keyring;
        this.terminalWanted = terminalWanted;
    }

    @Override
    public Optional<BasicCredentials> known(URI url) {
        Optional<BasicCredentials> found =
                fromKeyring.getOrDefault(Origins.of(url), Optional.empty());
        if (found.isPresent()) {
            return found;
        }
        String address = url.toString();
        int longest = -1;
        BasicCredentials best = byOrigin.get(Origins.of(url));
        for (Map.Entry<URI, BasicCredentials> entry : named.entrySet()) {
            String prefix = entry.getKey().toString();
            if (address.startsWith(prefix) && prefix.length() > longest) {
                longest = prefix.length();
                best = entry.getValue();
            }
        }
        return best != null ? Optional.of(best) : netrc().find(Origins.host(url));
    }

    @Override
    public Optional<BasicCredentials> afterRefusal(URI url) {
        if (!keyring) {
            return Optional.empty();
        }
        String username = known(url).map(BasicCredentials::username).orElse("");
        return fromKeyring.computeIfAbsent(Origins.of(url), _ -> askKeyring(url, username));
    }

    private Netrc netrc() {
        Netrc known = netrc;
        if (known == null) {
            known = readNetrc();
            netrc = known;
        }
        return known;
    }

    private Netrc readNetrc() {
        String configured = environment.getOrDefault("NETRC", "");
        Path[] places =
                configured.isEmpty()
                        ? new Path[] {home.resolve(".netrc"), home.resolve("_netrc")}
                        : new Path[] {Path.of(configured)};
        for (Path place : places) {
            if (Files.isRegularFile(place)) {
                return readNetrc(place);
            }
        }
        return Netrc.EMPTY;
    }

    private static Netrc readNetrc(Path place) {
        try {
            return Netrc.parse(Files.readString(place));
        } catch (IOException _) {
            return Netrc.EMPTY;
        }
    }

    private Optional<BasicCredentials> askKeyring(URI url, String username) {
        String address = Origins.withoutCredentials(url).toString();
        for (String service : new String[] {address, Origins.host(url)}) {
            String answer =
                    username.isEmpty()
                            ? run("keyring", "--mode", "creds", "get", service)
                            : run("keyring", "get", service, username);
            int end = answer.indexOf('\n');
            if (!username.isEmpty() && !answer.isBlank()) {
                return Optional.of(new BasicCredentials(username, answer.strip()));
            }
            if (username.isEmpty() && end > 0) {
                return Optional.of(
                        new BasicCredentials(
                                answer.substring(0, end).strip(), answer.substring(end).strip()));
            }
        }
        return Optional.empty();
    }

    /// What the program prints, empty text if it fails.
    private String run(String... words) {
        List<String> command = new ArrayList<>(List.of(words));
        command.set(0, ProgramPath.word(words[0], environment, Path.of("").toAbsolutePath()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.redirectInput(ProcessBuilder.Redirect.from(nothing()));
        try {
            Process process = builder.start();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!ended) {
                process.destroy();
            }
            if (!ended || process.exitValue() != 0) {
                terminalWanted.run();
            }
            return ended && process.exitValue() == 0 ? said : "";
        } catch (IOException _) {
            return "";
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private static java.io.File nothing() {
        return new java.io.File(java.io.File.separatorChar == '\\' ? "NUL" : "/dev/null");
    }

    @Override
    public String toString() {
        return "credentials of " + byOrigin.keySet();
    }
}

package dev.wardian.host.repository;

import dev.wardian.host.internal.SmallFile;
import dev.wardian.host.rpm.RpmSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.bcpg.KeyIdentifier;
import org.bouncycastle.openpgp.api.OpenPGPCertificate;
import org.bouncycastle.openpgp.api.bc.BcOpenPGPApi;

/// The keys that may sign for a source.
///
/// @param names where they come from, for messages
/// @param certificates the keys
/// @param only fingerprints, in upper case, of the only keys that count; none for all
/// @param remedy how another key comes to be among them, for messages
record Keyring(
        List<String> names,
        List<OpenPGPCertificate> certificates,
        List<String> only,
        String remedy) {
    private static final String OF_APT =
            "the distribution's package of keys (`debian-archive-keyring`) may be older than the"
                    + " repository; `Signed-By` names another file";

    private static final Pattern ARMOURED =
            Pattern.compile(
                    "-----BEGIN PGP PUBLIC KEY BLOCK-----.*?-----END PGP PUBLIC KEY BLOCK-----",
                    Pattern.DOTALL);

    Keyring {
        names = List.copyOf(names);
        certificates = List.copyOf(certificates);
        only = List.copyOf(only);
    }

    /// The keys that a source names, else those that the machine believes in general
    /// (`apt-secure(8)`).
    ///
    /// @param root where the machine's files begin
    static Keyring of(AptSource source, Path root) {
        List<String> names = new ArrayList<>();
        List<OpenPGPCertificate> certificates = new ArrayList<>();
        List<String> only = new ArrayList<>();
        for (String one : source.signedBy()) {
            if (one.startsWith("/")) {
                names.add(one);
                certificates.addAll(read(source.toString(), one, root.resolve(one.substring(1))));
            } else if (one.startsWith("-----BEGIN")) {
                names.add("the source itself");
                certificates.addAll(
                        parse(
                                source.toString(),
                                "in " + source.file(),
                                one.getBytes(StandardCharsets.US_ASCII)));
            } else {
                only.add(one.replace("!", "").toUpperCase(Locale.ROOT));
            }
        }
        if (certificates.isEmpty()) {
            for (Path file : general(root)) {
                names.add("/" + root.relativize(file));
                certificates.addAll(read(source.toString(), file.toString(), file));
            }
        }
        return new Keyring(names, certificates, only, OF_APT);
    }

    /// The keys in files of a machine that `gpgkey` of a repository names (`dnf.conf(5)`); keys on
    /// servers are not believed unseen.
    static Keyring of(RpmSource source, Path root) {
        List<OpenPGPCertificate> certificates = new ArrayList<>();
        for (String address : source.keys()) {
            if (!isFile(address)) {
                throw new RepositoryException(
                        new RepositoryProblem.BadKeyring(
                                source.toString(),
                                address,
                                "only keys in files of the machine are believed"));
            }
            certificates.addAll(named(source, address, root));
        }
        return new Keyring(source.keys(), certificates, List.of(), ofRepository(source));
    }

    /// The same with the keys that the database of RPM holds, as for packages: there a key on a
    /// server is no reason to stop, for it may have been imported.
    ///
    /// @param imported the keys of the database, each armoured
    static Keyring ofPackages(RpmSource source, String imported, Path root) {
        List<String> names = new ArrayList<>();
        List<OpenPGPCertificate> certificates = new ArrayList<>();
        Matcher blocks = ARMOURED.matcher(imported);
        while (blocks.find()) {
            byte[] block = blocks.group().getBytes(StandardCharsets.US_ASCII);
            certificates.addAll(parse("the machine", "of RPM's database", block));
        }
        names.add("RPM's database (" + certificates.size() + ")");
        for (String address : source.keys()) {
            if (isFile(address)) {
                names.add(address);
                certificates.addAll(named(source, address, root));
            } else {
                names.add(address + " (not believed unseen)");
            }
        }
        return new Keyring(names, certificates, List.of(), ofRepository(source));
    }

    private static String ofRepository(RpmSource source) {
        return "`gpgkey` of "
                + source
                + " in `"
                + source.file()
                + "` names the files of its keys; `rpm --import FILE` makes one known to the"
                + " machine";
    }

    private static boolean isFile(String address) {
        return address.startsWith("file:");
    }

    private static List<OpenPGPCertificate> named(RpmSource source, String address, Path root) {
        String path = address.replaceFirst("^file:/*", "");
        return read(source.toString(), address, root.resolve(path));
    }

    private static List<Path> general(Path root) {
        List<Path> files = new ArrayList<>();
        Path one = root.resolve("etc/apt/trusted.gpg");
        if (Files.isRegularFile(one)) {
            files.add(one);
        }
        SmallFile.children(root.resolve("etc/apt/trusted.gpg.d")).stream()
                .filter(
                        file ->
                                file.toString().endsWith(".gpg")
                                        || file.toString().endsWith(".asc"))
                .sorted()
                .forEach(files::add);
        return files;
    }

    private static List<OpenPGPCertificate> read(String source, String name, Path file) {
        try {
            return parse(source, name, Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new RepositoryException(
                    new RepositoryProblem.BadKeyring(
                            source, name, "no such file, or no permission"),
                    unreadable);
        }
    }

    private static List<OpenPGPCertificate> parse(String source, String name, byte[] keys) {
        try {
            List<OpenPGPCertificate> certificates =
                    new BcOpenPGPApi()
                            .readKeyOrCertificate()
                            .parseCertificates(new ByteArrayInputStream(keys));
            if (certificates.isEmpty()) {
                throw new IOException("it holds no key");
            }
            return certificates;
        } catch (IOException | RuntimeException malformed) {
            throw new RepositoryException(
                    new RepositoryProblem.BadKeyring(
                            source, name, String.valueOf(malformed.getMessage())),
                    malformed);
        }
    }

    /// Whether a signature by this key of a certificate counts.
    boolean admits(OpenPGPCertificate certificate, KeyIdentifier signer) {
        if (only.isEmpty()) {
            return true;
        }
        HexFormat hex = HexFormat.of().withUpperCase();
        return only.contains(hex.formatHex(certificate.getFingerprint()))
                || only.contains(hex.formatHex(signer.getFingerprint()));
    }
}

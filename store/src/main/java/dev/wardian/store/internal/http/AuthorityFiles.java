package dev.wardian.store.internal.http;

import dev.wardian.store.http.Trust;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Finds authorities by their names in PEM files and folders. Safe for all threads.
final class AuthorityFiles {
    private static final List<String> USUAL_BUNDLES =
            List.of(
                    "/etc/ssl/certs/ca-certificates.crt",
                    "/etc/pki/tls/certs/ca-bundle.crt",
                    "/etc/ssl/ca-bundle.pem",
                    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
                    "/etc/ssl/cert.pem");

    private final List<Path> files;
    private final List<Path> folders;
    private final Map<Path, PemBundle> read = new ConcurrentHashMap<>();

    AuthorityFiles(Trust trust) {
        boolean named = !trust.files().isEmpty() || !trust.folders().isEmpty();
        this.files = named ? trust.files() : usualBundle();
        this.folders = trust.folders();
    }

    private static List<Path> usualBundle() {
        for (String usual : USUAL_BUNDLES) {
            Path path = Path.of(usual);
            if (Files.isReadable(path)) {
                return List.of(path);
            }
        }
        return List.of();
    }

    /// Whether no file is known and the platform's own authorities must do.
    boolean arePlatformOnes() {
        return files.isEmpty() && folders.isEmpty();
    }

    /// The authorities that have issued, or are, one of a chain's certificates.
    List<X509Certificate> named(X509Certificate[] chain) throws IOException, CertificateException {
        List<byte[]> names = new ArrayList<>();
        for (X509Certificate certificate : chain) {
            names.add(certificate.getIssuerX500Principal().getEncoded());
            names.add(certificate.getSubjectX500Principal().getEncoded());
        }
        List<X509Certificate> found = new ArrayList<>();
        IOException unreadable = null;
        for (Path file : files) {
            try {
                collect(file, names, found);
            } catch (IOException failed) {
                unreadable = failed;
            }
        }
        if (found.isEmpty()) {
            for (Path folder : folders) {
                collectFolder(folder, names, found);
            }
        }
        if (found.isEmpty() && unreadable != null) {
            throw unreadable;
        }
        return found;
    }

    private void collectFolder(Path folder, List<byte[]> names, List<X509Certificate> found)
            throws CertificateException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (Files.isRegularFile(entry)) {
                    collect(entry, names, found);
                }
            }
        } catch (IOException _) {
            return;
        }
    }

    private void collect(Path path, List<byte[]> names, List<X509Certificate> found)
            throws IOException, CertificateException {
        Path file = path;
        if (Files.isDirectory(file)) {
            collectFolder(file, names, found);
            return;
        }
        PemBundle bundle = read.get(file);
        if (bundle == null) {
            bundle = PemBundle.parse(Files.readAllBytes(file));
            read.put(file, bundle);
        }
        for (byte[] encoded : bundle.certificates()) {
            byte[] subject = PemBundle.subject(encoded);
            for (byte[] name : names) {
                if (Arrays.equals(subject, name)) {
                    found.add(decode(encoded));
                    break;
                }
            }
        }
    }

    private static X509Certificate decode(byte[] encoded) throws CertificateException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(encoded));
    }
}

package dev.wardian.store.http;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Whose certificates are believed.
///
/// With neither files nor folders the system's own authorities count. Nothing is read before the
/// first connection needs it.
///
/// @param files PEM files of authorities, asked in this order
/// @param folders folders of such files, asked when no file knows the issuer
/// @param insecureHosts hosts, as `host` or `host:port`, whose certificates are not looked at
public record Trust(List<Path> files, List<Path> folders, Set<String> insecureHosts) {
    private static final List<String> FILE_VARIABLES =
            List.of("SSL_CERT_FILE", "PIP_CERT", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE");

    /// The system's authorities.
    public static final Trust SYSTEM = new Trust(List.of(), List.of(), Set.of());

    /// Copies the collections.
    public Trust {
        files = List.copyOf(files);
        folders = List.copyOf(folders);
        insecureHosts = Set.copyOf(insecureHosts);
    }

    /// What `SSL_CERT_FILE`, `PIP_CERT`, `REQUESTS_CA_BUNDLE`, `CURL_CA_BUNDLE` and `SSL_CERT_DIR`
    /// name; a variable that names a folder counts as a folder.
    public static Trust from(Map<String, String> environment) {
        Set<Path> files = new LinkedHashSet<>();
        Set<Path> folders = new LinkedHashSet<>();
        for (String variable : FILE_VARIABLES) {
            String value = environment.getOrDefault(variable, "");
            if (!value.isEmpty()) {
                files.add(Path.of(value));
            }
        }
        String listed = environment.getOrDefault("SSL_CERT_DIR", "");
        int start = 0;
        while (start < listed.length()) {
            int end = listed.indexOf(File.pathSeparatorChar, start);
            end = end < 0 ? listed.length() : end;
            if (end > start) {
                folders.add(Path.of(listed.substring(start, end)));
            }
            start = end + 1;
        }
        return new Trust(List.copyOf(files), List.copyOf(folders), Set.of());
    }

    /// The same, with a file that is asked before all others.
    public Trust preferring(Path file) {
        List<Path> more = new ArrayList<>();
        more.add(file);
        more.addAll(files);
        return new Trust(more, folders, insecureHosts);
    }

    /// The same, but believing anything that these hosts show.
    public Trust insecure(Set<String> hosts) {
        return new Trust(files, folders, hosts);
    }

    /// Whether the certificate of a host is not looked at.
    public boolean isInsecure(String host, int port) {
        return insecureHosts.contains(host) || insecureHosts.contains(host + ":" + port);
    }
}

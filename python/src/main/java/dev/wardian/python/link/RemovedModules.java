package dev.wardian.python.link;

import java.util.Map;
import java.util.Optional;

/// Modules that were part of the standard library, and the Python since which they are not ("What's
/// New in Python 3.11", "3.12" and "3.13", section "Removed"; PEP 594).
final class RemovedModules {
    private static final Map<String, String> SINCE =
            Map.ofEntries(
                    Map.entry("binhex", "3.11"),
                    Map.entry("asynchat", "3.12"),
                    Map.entry("asyncore", "3.12"),
                    Map.entry("distutils", "3.12"),
                    Map.entry("imp", "3.12"),
                    Map.entry("smtpd", "3.12"),
                    Map.entry("aifc", "3.13"),
                    Map.entry("audioop", "3.13"),
                    Map.entry("cgi", "3.13"),
                    Map.entry("cgitb", "3.13"),
                    Map.entry("chunk", "3.13"),
                    Map.entry("crypt", "3.13"),
                    Map.entry("imghdr", "3.13"),
                    Map.entry("lib2to3", "3.13"),
                    Map.entry("mailcap", "3.13"),
                    Map.entry("msilib", "3.13"),
                    Map.entry("nis", "3.13"),
                    Map.entry("nntplib", "3.13"),
                    Map.entry("ossaudiodev", "3.13"),
                    Map.entry("pipes", "3.13"),
                    Map.entry("sndhdr", "3.13"),
                    Map.entry("spwd", "3.13"),
                    Map.entry("sunau", "3.13"),
                    Map.entry("telnetlib", "3.13"),
                    Map.entry("uu", "3.13"),
                    Map.entry("xdrlib", "3.13"));

    private RemovedModules() {}

    /// The Python that was the first without a module.
    static Optional<String> since(String module) {
        return Optional.ofNullable(SINCE.get(module.replaceFirst("\\..*", "")));
    }
}

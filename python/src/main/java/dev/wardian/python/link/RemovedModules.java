package dev.wardian.python.link;

import java.util.Map;
import java.util.Optional;

/// Modules that were part of the standard library, the Python since which they are not ("What's
/// New in Python 3.11", "3.12" and "3.13", section "Removed"; PEP 594), and what brings them now.
public final class RemovedModules {
    /// @param since the Python that was the first without it
    /// @param brings the project of the index that has it now; empty for none
    private record Removed(String since, String brings) {}

    private static final Map<String, Removed> BY_NAME =
            Map.ofEntries(
                    Map.entry("binhex", new Removed("3.11", "")),
                    Map.entry("asynchat", new Removed("3.12", "pyasynchat")),
                    Map.entry("asyncore", new Removed("3.12", "pyasyncore")),
                    Map.entry("distutils", new Removed("3.12", "setuptools")),
                    Map.entry("imp", new Removed("3.12", "zombie-imp")),
                    Map.entry("smtpd", new Removed("3.12", "standard-smtpd")),
                    Map.entry("aifc", new Removed("3.13", "standard-aifc")),
                    Map.entry("audioop", new Removed("3.13", "audioop-lts")),
                    Map.entry("cgi", new Removed("3.13", "legacy-cgi")),
                    Map.entry("cgitb", new Removed("3.13", "legacy-cgi")),
                    Map.entry("chunk", new Removed("3.13", "standard-chunk")),
                    Map.entry("crypt", new Removed("3.13", "standard-crypt")),
                    Map.entry("imghdr", new Removed("3.13", "standard-imghdr")),
                    Map.entry("lib2to3", new Removed("3.13", "")),
                    Map.entry("mailcap", new Removed("3.13", "standard-mailcap")),
                    Map.entry("msilib", new Removed("3.13", "")),
                    Map.entry("nis", new Removed("3.13", "")),
                    Map.entry("nntplib", new Removed("3.13", "standard-nntplib")),
                    Map.entry("ossaudiodev", new Removed("3.13", "")),
                    Map.entry("pipes", new Removed("3.13", "standard-pipes")),
                    Map.entry("sndhdr", new Removed("3.13", "standard-sndhdr")),
                    Map.entry("spwd", new Removed("3.13", "")),
                    Map.entry("sunau", new Removed("3.13", "standard-sunau")),
                    Map.entry("telnetlib", new Removed("3.13", "standard-telnetlib")),
                    Map.entry("uu", new Removed("3.13", "standard-uu")),
                    Map.entry("xdrlib", new Removed("3.13", "standard-xdrlib")));

    private RemovedModules() {}

    /// The Python that was the first without a module.
    static Optional<String> since(String module) {
        return of(module).map(Removed::since);
    }

    /// The project that brings a module that left the standard library.
    public static Optional<String> bringing(String module) {
        return of(module).map(Removed::brings).filter(project -> !project.isEmpty());
    }

    private static Optional<Removed> of(String module) {
        return Optional.ofNullable(BY_NAME.get(module.replaceFirst("\\..*", "")));
    }
}

package dev.wardian.stack.internal.need;

import dev.wardian.host.build.BuildNeed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Collects what the files of one source say, each need once with its greatest weight.
final class NeedNotes {
    /// What every compiler brings with it, and what is of other systems than this.
    private static final Set<String> NO_LIBRARIES =
            Set.of(
                    "c",
                    "m",
                    "dl",
                    "pthread",
                    "rt",
                    "util",
                    "stdc++",
                    "c++",
                    "gcc",
                    "gcc_s",
                    "quadmath",
                    "resolv",
                    "python",
                    "ole32",
                    "user32",
                    "kernel32",
                    "advapi32",
                    "ws2_32",
                    "wsock32",
                    "winmm",
                    "gdi32",
                    "shell32",
                    "setupapi",
                    "uuid.lib",
                    "iphlpapi",
                    "psapi",
                    "shlwapi",
                    "crypt32",
                    "bcrypt",
                    "secur32",
                    "oleaut32",
                    "comdlg32",
                    "comctl32",
                    "version",
                    "dbghelp",
                    "pdh",
                    "netapi32",
                    "iconv",
                    "objc",
                    "System");

    private final Map<BuildNeed, Stated> found = new LinkedHashMap<>();

    void add(BuildNeed need, Weight weight, String file, int line) {
        if (need.name().isEmpty() || need.name().indexOf('$') >= 0) {
            return;
        }
        Stated one = new Stated(need, weight, line > 0 ? file + ":" + line : file);
        found.merge(
                need,
                one,
                (old, other) -> other.weight().compareTo(old.weight()) > 0 ? other : old);
    }

    void library(String name, Weight weight, String file, int line) {
        if (name.matches("[A-Za-z0-9_.+-]+")
                && !NO_LIBRARIES.contains(name)
                && !name.endsWith(".lib")) {
            add(new BuildNeed.Library(name), weight, file, line);
        }
    }

    void compiler(String language, Weight weight, String file, int line) {
        switch (language) {
            case "C", "c" -> add(new BuildNeed.Program("gcc"), weight, file, line);
            case "CXX", "cpp", "c++" -> add(new BuildNeed.Program("g++"), weight, file, line);
            case "Fortran", "fortran" -> add(new BuildNeed.Program("gfortran"), weight, file, line);
            case "rust" -> add(new BuildNeed.Program("rustc"), weight, file, line);
            default -> {
                // of other languages nobody knows here what brings their compilers
            }
        }
    }

    List<Stated> all() {
        return new ArrayList<>(found.values());
    }
}

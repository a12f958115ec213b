package dev.wardian.stack.internal.need;

import dev.wardian.host.build.BuildNeed;
import dev.wardian.stack.internal.need.ForeignBlocks.Truth;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a `CMakeLists.txt`: languages, `find_package`, `pkg_check_modules`, `find_library`,
/// `find_program`, and the folders it goes on in.
final class CmakeFile {
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|[^\\s\"]+");
    private static final Set<String> LANGUAGES = Set.of("C", "CXX", "Fortran");

    /// What CMake brings, compilers do, or packages of Python.
    private static final Set<String> NO_PACKAGES =
            Set.of(
                    "Python",
                    "Python2",
                    "Python3",
                    "PythonInterp",
                    "PythonLibs",
                    "PythonLibsNew",
                    "PythonExtensions",
                    "NumPy",
                    "Cython",
                    "pybind11",
                    "nanobind",
                    "SKBUILD",
                    "Threads",
                    "F2PY",
                    "UseF2Py",
                    "UseCython",
                    "Torch",
                    "OpenMP",
                    "PackageHandleStandardArgs",
                    "Catch2",
                    "GTest",
                    "Doxygen",
                    "ECM");

    private final String file;
    private final NeedNotes notes;
    private final List<String> folders = new ArrayList<>();
    private final Deque<Truth> branches = new ArrayDeque<>();

    private CmakeFile(String file, NeedNotes notes) {
        this.file = file;
        this.notes = notes;
    }

    /// Notes what a file says.
    ///
    /// @param top whether it is the project's own
    /// @return the folders below it in which it goes on
    static List<String> read(String file, String text, boolean top, NeedNotes notes) {
        CmakeFile reader = new CmakeFile(file, notes);
        boolean project = false;
        for (Call call : Call.in(text)) {
            List<String> words = words(call.arguments());
            if (!reader.branch(call, words) && !reader.branches.contains(Truth.NO)) {
                project |= call.name().equals("project");
                reader.call(call, words);
            }
        }
        if (top && !project) {
            reader.languages(List.of("C", "CXX"), 0);
        }
        return reader.folders;
    }

    private static List<String> words(String arguments) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(arguments);
        while (word.find()) {
            words.add(word.group(1) == null ? word.group() : word.group(1));
        }
        return words;
    }

    /// Whether a call begins, changes or ends a branch.
    private boolean branch(Call call, List<String> words) {
        switch (call.name()) {
            case "if" -> branches.push(ForeignBlocks.of(String.join(" ", words)));
            case "elseif" -> {
                if (!branches.isEmpty()) {
                    Truth before = branches.pop();
                    branches.push(
                            before == Truth.YES
                                    ? Truth.NO
                                    : ForeignBlocks.of(String.join(" ", words)));
                }
            }
            case "else" -> {
                if (!branches.isEmpty()) {
                    branches.push(branches.pop() == Truth.YES ? Truth.NO : Truth.UNKNOWN);
                }
            }
            case "endif" -> branches.poll();
            default -> {
                return false;
            }
        }
        return true;
    }

    /// What is asked for inside of a condition may not be asked for at all.
    private Weight weight(boolean required) {
        return !required
                ? Weight.OPTIONAL
                : branches.contains(Truth.UNKNOWN) ? Weight.LIKELY : Weight.NEEDED;
    }

    private void call(Call call, List<String> words) {
        int line = call.line();
        if (words.isEmpty()) {
            return;
        }
        boolean required = words.contains("REQUIRED");
        switch (call.name()) {
            case "project" -> languages(languagesOf(words), line);
            case "enable_language" -> languages(words, line);
            case "find_package" -> {
                if (!NO_PACKAGES.contains(words.getFirst())) {
                    notes.add(
                            new BuildNeed.CmakePackage(words.getFirst()),
                            weight(required),
                            file,
                            line);
                }
                if (words.getFirst().matches("Python3?|PythonLibs(New)?|PythonExtensions")) {
                    notes.add(new BuildNeed.Header("Python.h"), weight(required), file, line);
                }
            }
            case "pkg_check_modules", "pkg_search_module" -> modules(words, required, line);
            case "find_library" -> {
                if (words.size() > 1) {
                    String name =
                            words.get(words.get(1).equals("NAMES") && words.size() > 2 ? 2 : 1);
                    notes.library(name, weight(required), file, line);
                }
            }
            case "find_program" -> {
                if (words.size() > 1) {
                    String name =
                            words.get(words.get(1).equals("NAMES") && words.size() > 2 ? 2 : 1);
                    notes.add(new BuildNeed.Program(name), weight(required), file, line);
                }
            }
            case "add_subdirectory" -> folders.add(words.getFirst());
            default -> {
                // other calls need nothing of the system
            }
        }
    }

    private static List<String> languagesOf(List<String> project) {
        int from = project.indexOf("LANGUAGES");
        List<String> named =
                project.subList(from < 0 ? 1 : from + 1, project.size()).stream()
                        .filter(word -> LANGUAGES.contains(word) || word.equals("NONE"))
                        .toList();
        // CMake's own default
        return named.isEmpty() ? List.of("C", "CXX") : named;
    }

    private void languages(List<String> names, int line) {
        names.forEach(name -> notes.compiler(name, weight(true), file, line));
    }

    private void modules(List<String> words, boolean required, int line) {
        for (String word : words.subList(1, words.size())) {
            if (!word.matches("REQUIRED|QUIET|IMPORTED_TARGET|GLOBAL|NO_CMAKE_.*|NO_CMAKE")) {
                String name = word.split("[<>=]", 2)[0];
                if (name.matches("[\\w.+-]+")) {
                    notes.add(new BuildNeed.Program("pkg-config"), weight(required), file, line);
                    notes.add(new BuildNeed.Module(name), weight(required), file, line);
                }
            }
        }
    }
}

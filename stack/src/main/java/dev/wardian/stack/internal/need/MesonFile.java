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

/// Reads a `meson.build`: languages, `dependency()`, `find_program()`, `find_library()`.
final class MesonFile {
    private static final Pattern TEXT = Pattern.compile("'((?:[^'\\\\]|\\\\.)*)'");
    private static final Pattern LEADING =
            Pattern.compile("^\\s*\\[?\\s*'[^']*'(\\s*,\\s*'[^']*')*");
    private static final Pattern NOT_REQUIRED =
            Pattern.compile("required\\s*:\\s*(?!true\\b)\\S+|disabler\\s*:\\s*true");

    /// What meson knows itself, or packages of Python bring.
    private static final Set<String> NO_MODULES =
            Set.of(
                    "threads",
                    "openmp",
                    "python",
                    "python3",
                    "numpy",
                    "pybind11",
                    "dl",
                    "m",
                    "appleframeworks",
                    "scipy-openblas",
                    "cython");

    private static final Set<String> NO_PROGRAMS =
            Set.of("python", "python3", "cython", "cython3", "f2py", "pythran", "ninja", "meson");

    private MesonFile() {}

    static void read(String file, String text, NeedNotes notes) {
        for (Call call : Call.in(here(text))) {
            String arguments = call.arguments();
            int line = call.line();
            Weight weight =
                    NOT_REQUIRED.matcher(arguments).find() || arguments.contains("fallback")
                            ? Weight.OPTIONAL
                            : Weight.NEEDED;
            switch (call.name()) {
                case "project" -> languages(texts(leading(arguments), 1), file, line, notes);
                case "add_languages" -> languages(texts(leading(arguments), 0), file, line, notes);
                case "dependency" -> {
                    for (String name : texts(leading(arguments), 0)) {
                        if (!NO_MODULES.contains(name)) {
                            notes.add(new BuildNeed.Program("pkg-config"), weight, file, line);
                            notes.add(new BuildNeed.Module(name), weight, file, line);
                        }
                    }
                }
                case "find_program" -> {
                    List<String> names = texts(leading(arguments), 0);
                    if (!names.isEmpty()
                            && names.stream().noneMatch(NO_PROGRAMS::contains)
                            && names.getFirst().matches("[\\w.+-]+")
                            && !names.getFirst().matches(".*\\.(py|sh)")) {
                        notes.add(new BuildNeed.Program(names.getFirst()), weight, file, line);
                    }
                }
                case String name when name.endsWith(".find_library") -> {
                    for (String library : texts(leading(arguments), 0)) {
                        notes.library(library, weight, file, line);
                    }
                }
                case String name when name.endsWith(".extension_module") ->
                        notes.add(new BuildNeed.Header("Python.h"), Weight.NEEDED, file, line);
                default -> {
                    // other calls need nothing of the system
                }
            }
        }
    }

    private static void languages(List<String> names, String file, int line, NeedNotes notes) {
        names.forEach(name -> notes.compiler(name, Weight.NEEDED, file, line));
    }

    private static String leading(String arguments) {
        Matcher leading = LEADING.matcher(arguments);
        return leading.find() ? leading.group() : "";
    }

    private static List<String> texts(String arguments, int from) {
        List<String> found = new ArrayList<>();
        Matcher text = TEXT.matcher(arguments);
        while (text.find()) {
            found.add(text.group(1));
        }
        return found.size() <= from ? List.of() : found.subList(from, found.size());
    }

    /// The text with empty lines in the place of branches for other systems.
    private static String here(String text) {
        StringBuilder kept = new StringBuilder();
        Deque<Truth> branches = new ArrayDeque<>();
        for (String line : text.split("\n", -1)) {
            String word = line.strip();
            if (word.startsWith("if ")) {
                branches.push(ForeignBlocks.of(word));
            } else if (!branches.isEmpty() && word.startsWith("elif ")) {
                Truth before = branches.pop();
                branches.push(before == Truth.YES ? Truth.NO : ForeignBlocks.of(word));
            } else if (!branches.isEmpty() && word.equals("else")) {
                Truth before = branches.pop();
                branches.push(before == Truth.YES ? Truth.NO : Truth.UNKNOWN);
            } else if (!branches.isEmpty() && word.equals("endif")) {
                branches.pop();
            }
            kept.append(branches.contains(Truth.NO) ? "" : line).append('\n');
        }
        return kept.toString();
    }
}

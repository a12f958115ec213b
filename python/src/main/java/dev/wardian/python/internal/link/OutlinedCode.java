package dev.wardian.python.internal.link;

import dev.wardian.python.internal.facts.CodeFile;
import dev.wardian.python.internal.facts.CodeFiles;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Code with the outline of each of its sources.
///
/// @param code the code
/// @param builtins the modules that are part of the interpreter that parsed it
/// @param outlines by the path of the file, those that somebody asked for
/// @param injectors the modules that put modules where no file is, and their parents: what is below
///     them nobody can tell
/// @param injected the modules that it makes by name; with `.*` at the end, all that begin so
record OutlinedCode(
        CodeFiles code,
        List<String> builtins,
        Map<String, String> outlines,
        Set<String> injectors,
        Set<String> injected) {
    private static final String HEAD = "wardian-outlines=1";

    static OutlinedCode of(CodeFiles code, List<String> builtins, Map<String, String> outlines) {
        var injectors = new HashSet<String>();
        var injected = new HashSet<String>();
        for (var file : code.files()) {
            var outline = outlines.get(file.path());
            if (outline != null) {
                if (Outline.has('m', outline)) {
                    injectors.add(file.module());
                    injectors.add(parent(file.module()));
                }
                injected.addAll(Outline.injected(outline));
            }
        }
        return new OutlinedCode(code, builtins, outlines, injectors, injected);
    }

    /// Whether it may find a top-level module in a folder of its own that it adds to the search
    /// path, as packages do that bring others along.
    boolean bringsAlong(String module) {
        return outlines.values().stream().anyMatch(outline -> Outline.has('s', outline))
                && (code.tucked().contains(module)
                        || code.files().stream()
                                .anyMatch(
                                        file ->
                                                ("." + file.module() + ".")
                                                        .contains("." + module + ".")));
    }

    /// The same with the outlines of more sources.
    OutlinedCode with(List<String> known, Map<String, String> more) {
        var all = new HashMap<>(outlines);
        all.putAll(more);
        return of(code, known, all);
    }

    private static String parent(String module) {
        var dot = module.lastIndexOf('.');
        return dot < 0 ? module : module.substring(0, dot);
    }

    /// What its source says; none if that was not parsed.
    Optional<String> outline(CodeFile file) {
        return Optional.ofNullable(outlines.get(file.path()));
    }

    /// Whether it says that it makes modules whose names begin as this one does.
    boolean promises(String module) {
        for (var one : injected) {
            if (one.endsWith("*") && module.startsWith(one.substring(0, one.length() - 1))) {
                return true;
            }
        }
        return false;
    }

    /// The form in which it is kept: a line for the form, one for built-in modules, one for each
    /// source that was parsed.
    String text() {
        var text = new StringBuilder(HEAD).append('\n');
        text.append(String.join(" ", builtins)).append('\n');
        for (var file : code.files()) {
            outline(file)
                    .ifPresent(
                            said ->
                                    text.append(file.path())
                                            .append('\t')
                                            .append(said)
                                            .append('\n'));
        }
        return text.toString();
    }

    /// Reads that form; nothing if it is another.
    static Optional<OutlinedCode> parse(CodeFiles code, String text) {
        var first = text.indexOf('\n');
        var second = text.indexOf('\n', first + 1);
        if (second < 0 || !text.startsWith(HEAD + "\n")) {
            return Optional.empty();
        }
        var outlines = HashMap.<String, String>newHashMap(code.files().size());
        var at = second + 1;
        while (at < text.length()) {
            var end = text.indexOf('\n', at);
            var stop = end < 0 ? text.length() : end;
            var tab = text.indexOf('\t', at);
            if (tab > 0 && tab < stop) {
                outlines.put(text.substring(at, tab), text.substring(tab + 1, stop));
            }
            at = stop + 1;
        }
        var builtins = text.substring(first + 1, second);
        return Optional.of(
                of(
                        code,
                        builtins.isEmpty() ? List.of() : List.of(builtins.split(" ", -1)),
                        outlines));
    }
}

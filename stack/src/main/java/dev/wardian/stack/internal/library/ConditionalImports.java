package dev.wardian.stack.internal.library;

import java.nio.file.Path;
import java.util.regex.Pattern;

/// Whether an extension module is one that its package can do without: one that its sources import
/// only within something, a function or a `try`, as `numba` does with what needs `tbb`. One that no
/// source mentions is needed for all we know.
///
/// Lines are looked at, not syntax: an import that stands at the left margin is unconditional.
final class ConditionalImports {
    private ConditionalImports() {}

    static boolean isConditional(PackageFiles files, Path module) {
        var name = String.valueOf(module.getFileName());
        var stem = name.substring(0, name.indexOf('.'));
        var imports =
                Pattern.compile(
                        "(?m)^([ \\t]*)(?:from|import)[ \\t][^#\\n]*\\b"
                                + Pattern.quote(stem)
                                + "\\b");
        var mentioned = false;
        for (var source : files.sources()) {
            if (!source.toString().contains("/tests/")) {
                var text = PackageFiles.text(source);
                var found = imports.matcher(text);
                while (found.find()) {
                    if (found.group(1).isEmpty() || raises(found.end(), text)) {
                        return false;
                    }
                    mentioned = true;
                }
            }
        }
        return mentioned;
    }

    /// Whether what catches the failure of an import raises it again: then it is no condition.
    private static boolean raises(int from, String text) {
        var catching = false;
        for (var line : text.substring(from).split("\n", -1)) {
            var word = line.strip();
            if (!word.isEmpty() && !Character.isWhitespace(line.charAt(0))) {
                if (!word.startsWith("except")) {
                    return false;
                }
                catching = true;
            }
            if (catching && (word.equals("raise") || word.startsWith("raise "))) {
                return true;
            }
        }
        return false;
    }
}

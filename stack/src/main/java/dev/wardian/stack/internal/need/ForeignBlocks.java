package dev.wardian.stack.internal.need;

import java.util.regex.Pattern;

/// Tells whether the condition of a branch holds on this kind of system: sources say in branches of
/// their own what Windows and macOS need.
final class ForeignBlocks {
    private static final Pattern OTHERS =
            Pattern.compile(
                    "win32|win64|windows|darwin|macos|cygwin|mingw|msvc|\\bnt\\b|apple|freebsd|aix"
                            + "|\\bWIN\\b|emscripten|\\bandroid\\b|\\bios\\b",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern NOT = Pattern.compile("!=|\\bnot\\b", Pattern.CASE_INSENSITIVE);

    private ForeignBlocks() {}

    /// What a condition comes to here.
    enum Truth {
        NO,
        YES,
        UNKNOWN
    }

    static Truth of(String condition) {
        if (!OTHERS.matcher(condition).find()) {
            return Truth.UNKNOWN;
        }
        return NOT.matcher(condition).find() ? Truth.YES : Truth.NO;
    }
}

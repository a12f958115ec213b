package dev.wardian.python.install;

import java.nio.charset.StandardCharsets;

/// The first line of scripts: which interpreter runs them.
final class Shebang {
    /// What every kernel reads, its line end included; longer lines are cut (Linux before 5.1 at
    /// 128, macOS at 512).
    private static final int LONGEST = 127;

    /// How a script begins that is meant for any interpreter.
    static final String GENERIC = "#!python";

    private Shebang() {}

    /// The line or, where the path is too long or has spaces, the two lines that make `/bin/sh`
    /// start the interpreter and mean nothing to Python; the line end included.
    static String of(String executable) {
        boolean simple = executable.indexOf(' ') < 0 && executable.indexOf('\n') < 0;
        int length = executable.getBytes(StandardCharsets.UTF_8).length + 3;
        if (simple && length <= LONGEST) {
            return "#!" + executable + "\n";
        }
        return "#!/bin/sh\n'''exec' " + quoted(executable) + " \"$0\" \"$@\"\n' '''\n";
    }

    private static String quoted(String path) {
        StringBuilder text = new StringBuilder("\"");
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '"' || c == '$' || c == '`' || c == '\\') {
                text.append('\\');
            }
            text.append(c);
        }
        return text.append('"').toString();
    }

    /// Whether a script asks for the interpreter of whatever environment it is installed in
    /// (PEP 427, "Recommended installer features").
    static boolean isGeneric(byte[] script) {
        for (int i = 0; i < GENERIC.length(); i++) {
            if (script.length <= i || script[i] != GENERIC.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// The script with its first line replaced.
    static byte[] rewritten(byte[] script, String executable) {
        int end = 0;
        while (end < script.length && script[end] != '\n') {
            end++;
        }
        int rest = Math.min(end + 1, script.length);
        byte[] line = of(executable).getBytes(StandardCharsets.UTF_8);
        byte[] whole = new byte[line.length + script.length - rest];
        System.arraycopy(line, 0, whole, 0, line.length);
        System.arraycopy(script, rest, whole, line.length, script.length - rest);
        return whole;
    }
}

package dev.wardian.python.internal.index;

/// Character references in HTML, as far as pages of indexes use them.
final class Entities {
    private static final String[] NAMED = {
        "lt", "<", "gt", ">", "amp", "&", "quot", "\"", "apos", "'", "nbsp", "\u00a0", "excl", "!",
        "num", "#", "percnt", "%", "plus", "+", "comma", ",", "period", ".", "sol", "/", "colon",
        ":", "semi", ";", "equals", "=", "commat", "@", "lowbar", "_", "tilde", "\u02dc", "ndash",
        "\u2013", "mdash", "\u2014", "lsquo", "\u2018", "rsquo", "\u2019", "ldquo", "\u201c",
        "rdquo", "\u201d", "hellip", "\u2026", "copy", "\u00a9", "reg", "\u00ae", "LT", "<", "GT",
        ">", "AMP", "&", "QUOT", "\""
    };
    private static final int WITHOUT_SEMICOLON = 8;

    private Entities() {}

    /// The text with its references replaced; what is no reference stays.
    static String decode(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int position = 0;
        while (position < text.length()) {
            char c = text.charAt(position);
            int end = c == '&' ? reference(text, position + 1, out) : -1;
            if (end < 0) {
                out.append(c);
                position++;
            } else {
                position = end;
            }
        }
        return out.toString();
    }

    /// Appends what a reference stands for and gives its end; -1 if there is none.
    private static int reference(String text, int start, StringBuilder out) {
        if (start < text.length() && text.charAt(start) == '#') {
            return numeric(text, start + 1, out);
        }
        int end = start;
        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        boolean closed = end < text.length() && text.charAt(end) == ';';
        String name = text.substring(start, end);
        for (int i = 0; i < NAMED.length; i += 2) {
            if (closed && NAMED[i].equals(name)) {
                out.append(NAMED[i + 1]);
                return end + 1;
            }
        }
        for (int i = 0; i < WITHOUT_SEMICOLON; i += 2) {
            if (!closed && name.startsWith(NAMED[i])) {
                out.append(NAMED[i + 1]);
                return start + NAMED[i].length();
            }
        }
        return -1;
    }

    private static int numeric(String text, int start, StringBuilder out) {
        boolean hexadecimal =
                start < text.length() && (text.charAt(start) == 'x' || text.charAt(start) == 'X');
        int end = hexadecimal ? start + 1 : start;
        int first = end;
        int code = 0;
        while (end < text.length()) {
            int digit = Character.digit(text.charAt(end), hexadecimal ? 16 : 10);
            if (digit < 0) {
                break;
            }
            code = Math.min(code * (hexadecimal ? 16 : 10) + digit, 0x110000);
            end++;
        }
        if (end == first) {
            return -1;
        }
        out.appendCodePoint(Character.isValidCodePoint(code) && code != 0 ? code : 0xfffd);
        return end < text.length() && text.charAt(end) == ';' ? end + 1 : end;
    }
}

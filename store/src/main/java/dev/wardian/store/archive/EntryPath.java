package dev.wardian.store.archive;

import java.io.File;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/// What the name of an entry may be: a relative path of plain names, the same on every system.
final class EntryPath {
    private static final int LONGEST_NAME = 255;
    private static final boolean WINDOWS = File.separatorChar == '\\';
    private static final Set<String> DEVICES =
            Set.of("con", "prn", "aux", "nul", "conin$", "conout$");

    private EntryPath() {}

    /// The text of a name, which must be UTF-8.
    static String decode(byte[] bytes, int offset, int length) throws Refused {
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] < 0) {
                return decodeStrictly(bytes, offset, length);
            }
        }
        return new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
    }

    private static String decodeStrictly(byte[] bytes, int offset, int length) throws Refused {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, offset, length))
                    .toString();
        } catch (CharacterCodingException foreign) {
            String shown = new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
            throw new Refused("the name of entry `" + printable(shown) + "` is not UTF-8");
        }
    }

    /// Refuses a path that is absolute, leads elsewhere, or cannot be a file everywhere.
    static void check(String path) throws Refused {
        check(path, WINDOWS);
    }

    /// The same for a system that has devices in every folder, or for one that has not.
    static void check(String path, boolean windows) throws Refused {
        if (path.isEmpty()) {
            throw new Refused("an entry has no name");
        }
        if (path.charAt(0) == '/') {
            throw bad(path, "is absolute");
        }
        if (path.length() > 1 && path.charAt(1) == ':' && Character.isLetter(path.charAt(0))) {
            throw bad(path, "names a drive");
        }
        int start = 0;
        for (int i = 0; i <= path.length(); i++) {
            if (i == path.length() || path.charAt(i) == '/') {
                checkName(path, start, i);
                if (windows) {
                    checkWindowsName(path, path.substring(start, i));
                }
                start = i + 1;
            } else if (path.charAt(i) < ' ' || path.charAt(i) == 0x7f) {
                throw bad(path, "has a control character in its name");
            } else if (path.charAt(i) == '\\') {
                throw bad(path, "has a backslash in its name");
            }
        }
    }

    private static void checkName(String path, int start, int end) throws Refused {
        int length = end - start;
        if (length == 0) {
            throw bad(path, "has an empty name between slashes");
        }
        if (length == 1 && path.charAt(start) == '.') {
            throw bad(path, "has `.` in its path");
        }
        if (length == 2 && path.charAt(start) == '.' && path.charAt(start + 1) == '.') {
            throw bad(path, "leads outside (`..`)");
        }
        if (length > LONGEST_NAME) {
            throw bad(path, "has a name longer than " + LONGEST_NAME + " characters");
        }
    }

    private static void checkWindowsName(String path, String name) throws Refused {
        int dot = name.indexOf('.');
        String stem = (dot < 0 ? name : name.substring(0, dot)).toLowerCase(Locale.ROOT);
        if (isDevice(stem) || name.endsWith(".") || name.endsWith(" ")) {
            throw bad(path, "cannot be a file on Windows");
        }
        if (name.indexOf(':') >= 0) {
            throw bad(path, "names a stream of a file");
        }
    }

    /// `com1` to `com9`, `lpt1` to `lpt9`, and a few more.
    private static boolean isDevice(String stem) {
        boolean port =
                stem.length() == 4
                        && (stem.startsWith("com") || stem.startsWith("lpt"))
                        && (Character.isDigit(stem.charAt(3))
                                || "¹²³".indexOf(stem.charAt(3)) >= 0);
        return port || DEVICES.contains(stem.stripTrailing());
    }

    private static Refused bad(String path, String fault) {
        return new Refused("entry `" + printable(path) + "` " + fault);
    }

    /// The text with control characters made visible.
    static String printable(String text) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            shown.append(c < ' ' || c == 0x7f ? '\ufffd' : c);
        }
        return shown.toString();
    }
}

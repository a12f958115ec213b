package dev.wardian.python.install;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// Small files of an environment that name its folder, as they read in another folder.
///
/// Bytes are replaced, not characters: what else is in a file stays, whatever its encoding.
final class RelocatedText {
    private static final String TRAMPOLINE = "#!/bin/sh\n'''exec' ";
    private static final String TRAMPOLINE_END = "\n' '''\n";

    private final Path from;
    private final Path to;

    RelocatedText(Path from, Path to) {
        this.from = from;
        this.to = to;
    }

    /// A script that may begin with the environment's interpreter; empty when nothing changes.
    Optional<byte[]> script(byte[] script) {
        if (isBinary(script)) {
            return Optional.empty();
        }
        String text = new String(script, StandardCharsets.ISO_8859_1);
        Optional<Head> head = head(text);
        if (head.isEmpty()) {
            return plain(script);
        }
        byte[] line =
                Shebang.of(to + head.get().program().substring(from.toString().length()))
                        .getBytes(StandardCharsets.UTF_8);
        byte[] rest = text.substring(head.get().length()).getBytes(StandardCharsets.ISO_8859_1);
        byte[] moved = plain(rest).orElse(rest);
        byte[] whole = Arrays.copyOf(line, line.length + moved.length);
        System.arraycopy(moved, 0, whole, line.length, moved.length);
        return Optional.of(whole);
    }

    /// The first line or lines that start an interpreter of the old folder.
    ///
    /// @param program its path
    /// @param length how much of the script they take
    private record Head(String program, int length) {}

    private Optional<Head> head(String text) {
        String old = bytes(from.toString());
        int end = text.indexOf('\n');
        if (end > 0 && text.startsWith("#!" + old + "/")) {
            String line = text.substring(2, end).stripTrailing();
            return Optional.of(new Head(characters(line), end + 1));
        }
        int close = text.startsWith(TRAMPOLINE) ? text.indexOf(TRAMPOLINE_END) : -1;
        if (close < 0) {
            return Optional.empty();
        }
        String command = text.substring(TRAMPOLINE.length(), close);
        int arguments = command.lastIndexOf(" \"$0\"");
        String program =
                unquoted(arguments < 0 ? command : command.substring(0, arguments)).strip();
        return program.startsWith(old + "/")
                ? Optional.of(new Head(characters(program), close + TRAMPOLINE_END.length()))
                : Optional.empty();
    }

    /// A word of the shell without its quotes, as installers write them around a path.
    private static String unquoted(String word) {
        if (word.length() > 1 && word.startsWith("'") && word.endsWith("'")) {
            return word.substring(1, word.length() - 1).replace("'\"'\"'", "'");
        }
        if (word.length() > 1 && word.startsWith("\"") && word.endsWith("\"")) {
            StringBuilder text = new StringBuilder();
            for (int index = 1; index < word.length() - 1; index++) {
                char here = word.charAt(index);
                text.append(here == '\\' ? word.charAt(++index) : here);
            }
            return text.toString();
        }
        return word;
    }

    /// Any text that names the old folder; empty when it does not.
    Optional<byte[]> plain(byte[] contents) {
        return isBinary(contents)
                ? Optional.empty()
                : replaced(contents, from.toString(), to.toString());
    }

    /// A text in which the folder stands as an address, `file:///…`.
    Optional<byte[]> address(byte[] contents) {
        return replaced(contents, address(from), address(to));
    }

    /// The address without the slash that a folder's has only while it exists.
    private static String address(Path folder) {
        String text = folder.toUri().toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    private static Optional<byte[]> replaced(byte[] contents, String old, String fresh) {
        String text = new String(contents, StandardCharsets.ISO_8859_1);
        String searched = bytes(old);
        StringBuilder moved = new StringBuilder(text.length());
        int done = 0;
        for (int at = text.indexOf(searched); at >= 0; at = text.indexOf(searched, at + 1)) {
            int end = at + searched.length();
            if (at >= done && endsName(text, end, old)) {
                moved.append(text, done, at).append(bytes(fresh));
                done = end;
            }
        }
        return done == 0
                ? Optional.empty()
                : Optional.of(
                        moved.append(text, done, text.length())
                                .toString()
                                .getBytes(StandardCharsets.ISO_8859_1));
    }

    /// Whether the name of the folder ends there: `/a/env` is not meant by `/a/env2`.
    private static boolean endsName(String text, int end, String old) {
        if (end >= text.length() || old.endsWith("/")) {
            return true;
        }
        char next = text.charAt(end);
        return !(next == '-' || next == '.' || next == '_' || next > 127)
                && !Character.isLetterOrDigit(next);
    }

    private static boolean isBinary(byte[] contents) {
        for (byte one : contents) {
            if (one == 0) {
                return true;
            }
        }
        return false;
    }

    /// Each byte of the UTF-8 form as one character.
    private static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static String characters(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}

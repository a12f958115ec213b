package dev.wardian.python.environment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// What can be told of a program without running it.
final class Programs {
    private Programs() {}

    /// Whether the file starts with `#!`, as the shims of version managers do.
    static boolean isScript(Path program) {
        try (InputStream input = Files.newInputStream(program)) {
            return input.read() == '#' && input.read() == '!';
        } catch (IOException unreadable) {
            return false;
        }
    }

    /// Whether the name is one that interpreters have: `python`, `python3`, `python3.12`,
    /// `python3.13t`, `pypy3`, `pypy3.10`.
    static boolean isInterpreterName(String name) {
        String rest =
                name.startsWith("python")
                        ? name.substring("python".length())
                        : name.startsWith("pypy") ? name.substring("pypy".length()) : "-";
        for (int index = 0; index < rest.length(); index++) {
            char here = rest.charAt(index);
            boolean threads = here == 't' && index > 0 && index == rest.length() - 1;
            if (!threads && here != '.' && (here < '0' || here > '9')) {
                return false;
            }
        }
        return !rest.startsWith("2") && !rest.startsWith(".") && !rest.endsWith(".");
    }
}

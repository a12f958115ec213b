package dev.wardian.stack.workspace;

import dev.wardian.stack.file.FileFault;
import dev.wardian.stack.file.SafeFile;
import dev.wardian.stack.file.TextFile;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.standards.version.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A Python file that may say in a comment what it needs (inline script metadata, PEP 723):
///
///     # /// script
///     # dependencies = ["requests<3"]
///     # ///
///
/// Immutable.
///
/// @param file where it lies, absolute
/// @param text the whole file
/// @param block which of its lines the comment takes, if there is one
public record ScriptFile(Path file, String text, Optional<Block> block) {

    private static final String START = "# /// script";
    private static final String END = "# ///";
    private static final String HELLO =
            """


            def main() -> None:
                print("Hello from NAME!")


            if __name__ == "__main__":
                main()
            """;

    /// The lines of the comment, without those that open and close it.
    ///
    /// @param first the first line, counted from zero
    /// @param end the line that closes it
    public record Block(int first, int end) {}

    /// Reads a file.
    ///
    /// @throws StackException if it cannot be read, or its comment does not end or comes twice
    public static ScriptFile read(Path file) {
        return of(file, TextFile.read(file, file.toString()));
    }

    /// A file with this text.
    public static ScriptFile of(Path file, String text) {
        var lines = lines(text);
        Optional<Block> block = Optional.empty();
        for (var index = 0; index < lines.size(); index++) {
            if (lines.get(index).equals(START)) {
                if (block.isPresent()) {
                    throw new StackException(
                            new StackProblem.Malformed(
                                    file.toString(),
                                    index + 1,
                                    1,
                                    "the metadata of the script stands here again",
                                    "one `# /// script` in a file"));
                }
                block = Optional.of(new Block(index + 1, end(file, lines, index)));
                index = block.get().end();
            }
        }
        return new ScriptFile(file, text, block);
    }

    /// The same with a comment, if it has none: it needs nothing yet.
    ///
    /// @param python the version that it is written for
    public ScriptFile begun(Version python) {
        return block.isPresent()
                ? this
                : with(
                        "requires-python = \">="
                                + python.major()
                                + "."
                                + python.minor()
                                + "\"\ndependencies = []\n");
    }

    /// Makes a script that says hello; what is there already stays, and gets the comment alone.
    ///
    /// @return whether there was none
    public static boolean create(Path file, Version python) {
        if (Files.exists(file)) {
            var script = read(file);
            if (script.block().isPresent()) {
                throw new StackException(
                        new StackProblem.Present(
                                file.toString(), "`wardian add --script FILE PACKAGE` adds to it"));
            }
            script.begun(python).write();
            return false;
        }
        try {
            Files.createDirectories(Optional.ofNullable(file.getParent()).orElseThrow());
        } catch (IOException problem) {
            throw new StackException(
                    new StackProblem.Unwritable(file.toString(), FileFault.of(problem)), problem);
        }
        of(file, HELLO.replace("NAME", String.valueOf(file.getFileName()))).begun(python).write();
        return true;
    }

    /// The last closing line among the comment lines that follow: the standard's expression is
    /// greedy.
    private static int end(Path file, List<String> lines, int start) {
        var end = -1;
        for (var index = start + 1; index < lines.size(); index++) {
            var line = lines.get(index);
            if (!line.equals("#") && !line.startsWith("# ")) {
                break;
            }
            if (line.equals(END)) {
                end = index;
            }
        }
        if (end < 0) {
            throw new StackException(
                    new StackProblem.Malformed(
                            file.toString(),
                            start + 1,
                            1,
                            "the metadata of the script does not end",
                            "comment lines, and `# ///` as the last of them"));
        }
        return end;
    }

    private static List<String> lines(String text) {
        var lines = new ArrayList<String>();
        for (var line : text.split("\n", -1)) {
            lines.add(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
        }
        return lines;
    }

    /// What the comment says, as TOML; empty text if there is none.
    public String metadata() {
        if (block.isEmpty()) {
            return "";
        }
        var said = new StringBuilder();
        for (var line : lines(text).subList(block.get().first(), block.get().end())) {
            said.append(line.length() > 2 ? line.substring(2) : "").append('\n');
        }
        return said.toString();
    }

    /// The file with another comment, behind its first line (`#!`) and encoding if it had none.
    ///
    /// @param metadata as TOML
    public ScriptFile with(String metadata) {
        var newline = text.contains("\r\n") ? "\r\n" : "\n";
        var lines = new ArrayList<>(lines(text));
        var said = new ArrayList<String>();
        metadata.stripTrailing()
                .lines()
                .forEach(line -> said.add(line.isEmpty() ? "#" : "# " + line));
        if (block.isPresent()) {
            var old = lines.subList(block.get().first(), block.get().end());
            old.clear();
            old.addAll(said);
        } else {
            said.addFirst(START);
            said.addLast(END);
            var at = 0;
            while (at < lines.size() && at < 2 && isHead(lines.get(at))) {
                at++;
            }
            if (at < lines.size() && !lines.get(at).isEmpty()) {
                said.addLast("");
            }
            if (at > 0) {
                said.addFirst("#");
            }
            lines.addAll(at, said);
        }
        return of(file, String.join(newline, lines));
    }

    private static boolean isHead(String line) {
        return line.startsWith("#!") || (line.startsWith("#") && line.contains("coding"));
    }

    /// Writes it.
    public void write() {
        SafeFile.write(file, text);
    }
}

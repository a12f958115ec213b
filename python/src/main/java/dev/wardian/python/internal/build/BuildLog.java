package dev.wardian.python.internal.build;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/// The file that takes what a build writes, and its last lines in memory. For one thread.
public final class BuildLog {
    private static final int KEPT_LINES = 20;

    private final Path file;
    private final Consumer<String> reader;
    private final Deque<String> last = new ArrayDeque<>();

    /// @param file the log, made with the folders above it at the first line
    /// @param reader is told each line
    public BuildLog(Path file, Consumer<String> reader) {
        this.file = file;
        this.reader = reader;
    }

    /// Where the log is.
    public Path file() {
        return file;
    }

    /// The last lines that were written, in order.
    public List<String> lastLines() {
        return new ArrayList<>(last);
    }

    /// Copies a stream until it ends, line by line; `\r` of progress bars counts as a line's end.
    public void copy(String heading, InputStream stream) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (BufferedWriter writer =
                        Files.newBufferedWriter(
                                file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                var lines =
                        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            writer.write("# " + heading);
            writer.newLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                writer.write(line);
                writer.newLine();
                keep(line);
                reader.accept(line);
            }
        }
    }

    private void keep(String line) {
        if (line.isBlank()) {
            return;
        }
        if (last.size() == KEPT_LINES) {
            last.removeFirst();
        }
        last.addLast(line);
    }
}

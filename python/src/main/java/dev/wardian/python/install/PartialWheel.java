package dev.wardian.python.install;

import dev.wardian.python.index.WheelParts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The code of a wheel without the rest: its modules, its shared objects and `RECORD`, in a folder.
/// Each file is what `RECORD` says.
public final class PartialWheel {
    private final WheelParts parts;
    private final Extent extent;

    /// How much of a wheel's code is wanted.
    ///
    /// @param libraries whether what other projects brought along, in `.libs` folders, is too
    /// @param largest how many bytes of the wheel a file may take
    public record Extent(boolean libraries, long largest) {
        /// What the project itself is made of.
        public static Extent own() {
            return new Extent(false, Long.MAX_VALUE);
        }

        /// All of it but what is very large.
        public static Extent withLibraries(long largest) {
            return new Extent(true, largest);
        }

        private boolean holds(String path, long length) {
            return length <= largest
                    && isCode(path)
                    && (libraries
                            || !path.substring(0, Math.max(0, path.indexOf('/')))
                                    .endsWith(".libs"));
        }
    }

    public PartialWheel(WheelParts parts, Extent extent) {
        this.parts = parts;
        this.extent = extent;
    }

    private static boolean isCode(String path) {
        var name = path.substring(path.lastIndexOf('/') + 1);
        return name.endsWith(".py") || name.endsWith(".so") || name.contains(".so.");
    }

    /// How many bytes of the wheel are to be read.
    ///
    /// @throws IOException when it is no archive
    public long length() throws IOException {
        long sum = 0;
        for (var part : parts.lengths().entrySet()) {
            sum += extent.holds(part.getKey(), part.getValue()) ? part.getValue() : 0;
        }
        return sum;
    }

    /// Which part of the whole that is.
    ///
    /// @throws IOException when it is no archive
    public double share() throws IOException {
        return (double) length() / Math.max(1, parts.length());
    }

    /// Writes them into a new folder.
    ///
    /// @throws IOException when the wheel is damaged or is not what its `RECORD` says
    public void write(Path folder) throws IOException {
        var records = new HashMap<String, String>();
        parts.read(
                path ->
                        path.endsWith(".dist-info/RECORD")
                                && path.indexOf('/') == path.lastIndexOf('/'),
                (path, content) -> records.put(path, new String(content, StandardCharsets.UTF_8)));
        if (records.size() != 1) {
            throw new IOException("it has not exactly one `RECORD`");
        }
        var record = records.entrySet().iterator().next();
        var rows = new HashMap<String, RecordRow>();
        for (var row : RecordRow.parse(record.getValue())) {
            rows.put(row.path(), row);
        }
        var lengths = parts.lengths();
        var left = new HashSet<String>();
        rows.keySet().stream()
                .filter(path -> extent.holds(path, lengths.getOrDefault(path, 0L)))
                .forEach(left::add);
        write(folder, record.getKey(), record.getValue().getBytes(StandardCharsets.UTF_8));
        parts.read(
                left::contains,
                (path, content) -> {
                    if (left.remove(path)) {
                        check(path, content, rows);
                        write(folder, path, content);
                    }
                });
        requireAll(left);
    }

    private static void requireAll(Set<String> left) throws IOException {
        if (!left.isEmpty()) {
            throw new IOException("it lacks `" + left.iterator().next() + "`");
        }
    }

    private static void check(String path, byte[] content, Map<String, RecordRow> rows)
            throws IOException {
        if (!Optional.ofNullable(rows.get(path))
                .filter(row -> row.hash().isPresent() && row.admits(content))
                .isPresent()) {
            throw new IOException("`" + path + "` is not what `RECORD` says");
        }
    }

    private static void write(Path folder, String path, byte[] content) throws IOException {
        var file = folder.resolve(path).normalize();
        if (!file.startsWith(folder) || file.equals(folder)) {
            throw new IOException("`" + path + "` leads outside of it");
        }
        Files.createDirectories(file.resolveSibling("."));
        Files.write(file, content);
    }
}

package dev.wardian.stack.workspace;

import dev.wardian.stack.file.SafeFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What files were before a command began to change them, for the case that it is killed: the next
/// command that works on a project puts them back. A journal is locked as long as its process
/// lives, and gone once the change is kept or was put back.
///
/// It is a row of records, each on the disk before the file that it is about is written; one that
/// is torn at the end is about nothing yet.
final class DraftJournal implements AutoCloseable {

    private static final String PREFIX = "draft-";
    private static final String NAME = ".journal";
    private static final int BEFORE = 1;
    private static final int ABSENT = 2;
    private static final int WRITTEN = 3;

    private final Path file;
    private final FileChannel channel;

    private DraftJournal(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /// Begins a journal.
    ///
    /// @param folder where the journals of this machine's user lie
    /// @param before the files as they are; empty for one that is not there
    static DraftJournal begin(Path folder, Map<Path, Optional<String>> before) {
        try {
            Files.createDirectories(folder);
            // locked before it has the name by which others find it
            var unnamed = Files.createTempFile(folder, "", NAME);
            var file = folder.resolve(PREFIX + unnamed.getFileName());
            var channel =
                    FileChannel.open(unnamed, StandardOpenOption.READ, StandardOpenOption.WRITE);
            channel.lock();
            var journal = new DraftJournal(file, channel);
            for (var one : before.entrySet()) {
                var text = one.getValue();
                journal.record(text.isPresent() ? BEFORE : ABSENT, one.getKey(), text.orElse(""));
            }
            Files.move(unnamed, file);
            return journal;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /// Notes what a file is about to be.
    void writes(Path path, String text) {
        try {
            record(WRITTEN, path, text);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private void record(int kind, Path path, String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        for (var part : List.of(path.toString(), text)) {
            var content = part.getBytes(StandardCharsets.UTF_8);
            out.writeInt(content.length);
            out.write(content);
        }
        var header = ByteBuffer.allocate(5).put((byte) kind).putInt(bytes.size()).flip();
        channel.write(header);
        channel.write(ByteBuffer.wrap(bytes.toByteArray()));
        channel.force(false);
    }

    /// Ends the journal: what is there now is right.
    @Override
    public void close() {
        try (channel) {
            Files.deleteIfExists(file);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /// Puts back what killed commands had begun to change, and that nobody changed since; the files
    /// that are now as they were.
    static List<Path> putBackAbandoned(Path folder) {
        var restored = new ArrayList<Path>();
        try (var all = Files.newDirectoryStream(folder, PREFIX + "*" + NAME)) {
            for (var file : all) {
                putBack(file, restored);
            }
        } catch (java.nio.file.NoSuchFileException none) {
            return restored;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        return restored;
    }

    private static void putBack(Path file, List<Path> restored) throws IOException {
        try (var channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            try {
                if (channel.tryLock() == null) {
                    return;
                }
            } catch (OverlappingFileLockException ours) {
                return;
            }
            restored.addAll(new Records(Files.readAllBytes(file)).putBack());
            Files.deleteIfExists(file);
        }
    }

    /// What a journal says.
    private static final class Records {
        private final Map<Path, Optional<String>> before = new LinkedHashMap<>();
        private final Map<Path, Set<String>> written = new HashMap<>();

        Records(byte[] bytes) throws IOException {
            var in = new DataInputStream(new ByteArrayInputStream(bytes));
            while (in.available() >= 5) {
                var kind = in.readByte();
                var length = in.readInt();
                if (length < 0 || length > in.available()) {
                    return;
                }
                var path = Path.of(text(in));
                var text = text(in);
                switch (kind) {
                    case BEFORE -> before.put(path, Optional.of(text));
                    case ABSENT -> before.put(path, Optional.empty());
                    case WRITTEN -> written.computeIfAbsent(path, _ -> new HashSet<>()).add(text);
                    default -> {
                        return;
                    }
                }
            }
        }

        private static String text(DataInputStream in) throws IOException {
            return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
        }

        /// A lock is put back with the project file that it was made for, and not without it.
        List<Path> putBack() throws IOException {
            for (var one : written.entrySet()) {
                if (!Files.isRegularFile(one.getKey())
                        || !one.getValue().contains(Files.readString(one.getKey()))) {
                    return List.of();
                }
            }
            if (written.isEmpty()) {
                return List.of();
            }
            var restored = new ArrayList<Path>();
            for (var one : before.entrySet()) {
                if (restore(one.getKey(), one.getValue())) {
                    restored.add(one.getKey());
                }
            }
            return restored;
        }

        private static boolean restore(Path file, Optional<String> text) throws IOException {
            return text.isPresent() ? SafeFile.write(file, text.get()) : Files.deleteIfExists(file);
        }
    }
}

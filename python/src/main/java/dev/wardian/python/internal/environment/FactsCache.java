package dev.wardian.python.internal.environment;

import dev.wardian.store.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// Answers of interpreters kept on disk, one small text file each.
///
/// An answer holds as long as the program (its path, the file behind it, that file's inode, size
/// and time of change), what the `pyvenv.cfg` beside it says and the running kernel are the same.
/// Writing is by temporary file and rename, so that processes can share the folder; a cache that
/// cannot be written is no error.
public final class FactsCache {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private static final int MOST_KNOWN = 64;

    /// What a process that stays has read, by file; it counts while the file is the same.
    private static final Map<Path, Known> KNOWN = new ConcurrentHashMap<>();

    private final Path folder;
    private final boolean keeping;

    /// A cache in the given folder, which is made when the first answer is kept.
    public FactsCache(Path folder) {
        this(folder, true);
    }

    private FactsCache(Path folder, boolean keeping) {
        this.folder = folder;
        this.keeping = keeping;
    }

    /// The same, but no answers are kept that are not yet there.
    public FactsCache readOnly() {
        return new FactsCache(folder, false);
    }

    /// The answer kept for an executable, if it still holds.
    public Optional<Facts> read(Path executable) {
        try {
            String key = key(executable);
            return kept(file(executable)).filter(it -> it.key().equals(key)).map(Known::facts);
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    private static Optional<Known> kept(Path file) throws IOException {
        StringBuilder stamp = new StringBuilder(64);
        stamp(stamp, file);
        Known before = KNOWN.get(file);
        if (before != null && before.stamp().contentEquals(stamp)) {
            return Optional.of(before);
        }
        String text = Files.readString(file);
        int end = text.indexOf('\n');
        Optional<Known> read =
                end <= 0
                        ? Optional.empty()
                        : Facts.parse(text)
                                .map(it -> new Known(stamp.toString(), text.substring(0, end), it));
        if (KNOWN.size() >= MOST_KNOWN) {
            KNOWN.clear();
        }
        read.ifPresent(it -> KNOWN.put(file, it));
        return read;
    }

    /// An answer that was read.
    ///
    /// @param stamp what tells its file from another in its place
    /// @param key of which program it is
    private record Known(String stamp, String key, Facts facts) {}

    /// Keeps an answer.
    public void write(Path executable, Facts facts) {
        if (!keeping) {
            return;
        }
        try {
            String text = key(executable) + "\n" + facts.format();
            WholeFile.write(file(executable), text);
        } catch (IOException _) {
            // A cache that cannot be written only costs the next process its time.
        }
    }

    private Path file(Path executable) {
        long hash = FNV_OFFSET;
        String text = executable.toString();
        for (int index = 0; index < text.length(); index++) {
            hash = (hash ^ text.charAt(index)) * FNV_PRIME;
        }
        return folder.resolve(Long.toHexString(hash));
    }

    private static String key(Path executable) throws IOException {
        Path real = executable.toRealPath();
        StringBuilder key = new StringBuilder(160);
        key.append(executable).append('\t').append(real);
        stamp(key, real);
        Path folder = executable.getParent();
        if (folder != null) {
            Path parent = folder.getParent();
            if (parent != null && Files.exists(parent.resolve("pyvenv.cfg"))) {
                key.append('\t').append(text(parent.resolve("pyvenv.cfg")));
            }
        }
        return key.append('\t').append(System.getProperty("os.version", "")).toString();
    }

    /// What the file says, in one line: an environment made anew at its old place is the old one.
    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1).replace('\n', '\t');
    }

    private static void stamp(StringBuilder key, Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        key.append('\t')
                .append(attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS))
                .append('\t')
                .append(attributes.size())
                .append('\t')
                .append(attributes.fileKey());
    }
}

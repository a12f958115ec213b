package dev.wardian.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;

/// Small files that say which digest belongs to a key.
final class DigestNotes {
    private final Path folder;
    private final Runnable prepare;

    DigestNotes(Path folder, Runnable prepare) {
        this.folder = folder;
        this.prepare = prepare;
    }

    /// The digest noted for a key; a damaged note counts as none.
    Optional<Digest> recall(String key) {
        try {
            String text = Files.readString(file(key), StandardCharsets.UTF_8);
            int line = text.indexOf('\n');
            return line < 0 || !text.substring(line + 1).equals(key)
                    ? Optional.empty()
                    : Optional.of(Digest.parse(text.substring(0, line)));
        } catch (IOException | IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    /// Notes the digest of a key.
    void remember(String key, Digest digest) {
        prepare.run();
        Path file = file(key);
        try {
            WholeFile.write(file, digest + "\n" + key);
        } catch (IOException refused) {
            throw new StoreException(
                    new StoreProblem.Unwritable(file, FolderTree.reason(refused)), refused);
        }
    }

    private Path file(String key) {
        byte[] hash = Digest.computation("sha256").digest(key.getBytes(StandardCharsets.UTF_8));
        return folder.resolve(HexFormat.of().formatHex(hash));
    }
}

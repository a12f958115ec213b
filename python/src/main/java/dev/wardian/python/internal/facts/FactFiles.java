package dev.wardian.python.internal.facts;

import dev.wardian.store.Digest;
import dev.wardian.store.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Texts kept under digests, one file each. The form's number is part of the folder's name, so that
/// programs of different ages share the cache; writing is by temporary file and rename. A folder
/// that cannot be written only costs the next process its time.
public final class FactFiles {
    private final Path folder;

    /// @param facts the folder of all facts
    /// @param form what kind of facts and which version of their form, such as `outlines-1`
    public FactFiles(Path facts, String form) {
        this.folder = facts.resolve(form);
    }

    /// The name under which facts are kept that depend on these texts.
    public static String key(List<String> texts) {
        var digest = Digest.computation("sha256");
        for (var text : texts) {
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /// What was kept under a key.
    public Optional<String> read(String key) {
        try {
            return Optional.of(new String(Files.readAllBytes(file(key)), StandardCharsets.UTF_8));
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    /// What was kept under a key since then.
    public Optional<String> read(String key, Instant since) {
        try {
            return Files.getLastModifiedTime(file(key)).toInstant().isBefore(since)
                    ? Optional.empty()
                    : read(key);
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    /// Keeps a text.
    public void write(String key, String text) {
        try {
            WholeFile.write(file(key), text);
        } catch (IOException _) {
            // what is not kept is read again
        }
    }

    private Path file(String key) {
        return folder.resolve(key.substring(0, 2)).resolve(key.substring(2));
    }
}

package dev.wardian.stack.explain;

import dev.wardian.store.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// A file and what becomes of it. Not written yet.
///
/// @param file the file, absolute
/// @param shown the file as the person named it
/// @param before its bytes, each as one character
/// @param after what they become
public record EditedFile(Path file, String shown, String before, String after) {

    /// The change in the unified format of `diff -u`, as lines of UTF-8 text.
    public List<String> diff() {
        return UnifiedDiff.of(shown, text(before), text(after));
    }

    private static String text(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /// Puts the new contents in the place of the old ones, in one step where the file system can.
    /// The file keeps its permissions, and a symbolic link stays one.
    ///
    /// @throws UncheckedIOException if it cannot be written
    public void write() {
        try {
            WholeFile.edit(file.toRealPath(), after.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}

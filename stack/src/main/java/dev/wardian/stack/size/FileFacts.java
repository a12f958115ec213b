package dev.wardian.stack.size;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Objects;

/// What the file system says of one file, links not followed.
///
/// @param key the same for two names of one file
/// @param links how many names it has; 1 where the system does not tell
record FileFacts(Object key, long bytes, int links) {

    /// The facts of a file, whose attributes may have been read before.
    static FileFacts of(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            BasicFileAttributes basic =
                    Files.readAttributes(
                            file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return new FileFacts(
                    Objects.requireNonNullElse(basic.fileKey(), file.toAbsolutePath()),
                    basic.size(),
                    1);
        }
        Map<String, Object> read =
                Files.readAttributes(file, "unix:fileKey,size,nlink", LinkOption.NOFOLLOW_LINKS);
        return new FileFacts(
                Objects.requireNonNullElse(read.get("fileKey"), file),
                number(read, "size"),
                (int) number(read, "nlink"));
    }

    private static long number(Map<String, Object> read, String name) {
        return read.get(name) instanceof Number number ? number.longValue() : 1;
    }

    boolean shared() {
        return links > 1;
    }
}

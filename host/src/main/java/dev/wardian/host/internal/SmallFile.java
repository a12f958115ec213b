package dev.wardian.host.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Small text files below the root of a machine, which may be this one's or a copy of another's.
/// What is not there or may not be read says nothing.
public record SmallFile(Path path) {
    private static final int MOST = 16 << 20;

    /// Its text, decoded so that no byte can fail.
    public Optional<String> text() {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(MOST);
            return Optional.of(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException | SecurityException unreadable) {
            return Optional.empty();
        }
    }

    /// Its text without white space at the ends; empty too where there is nothing else.
    public Optional<String> word() {
        return text().map(String::strip).filter(word -> !word.isEmpty());
    }

    /// Its lines; none where it cannot be read.
    public List<String> lines() {
        return text().map(text -> text.lines().toList()).orElse(List.of());
    }

    /// A number that stands alone in it.
    public Optional<Long> number() {
        return word().flatMap(SmallFile::number);
    }

    static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.valueOf(text));
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    /// A file below a root, named by its absolute path on that machine.
    public static SmallFile below(Path root, String absolute) {
        return new SmallFile(root.resolve(absolute.substring(1)));
    }

    /// What lies in a folder, sorted by name; nothing where it cannot be read.
    public static List<Path> children(Path folder) {
        List<Path> found = new ArrayList<>();
        try (var entries = Files.newDirectoryStream(folder)) {
            entries.forEach(found::add);
        } catch (IOException | java.nio.file.DirectoryIteratorException unreadable) {
            return List.of();
        }
        found.sort(null);
        return found;
    }
}

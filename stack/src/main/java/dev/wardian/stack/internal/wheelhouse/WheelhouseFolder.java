package dev.wardian.stack.internal.wheelhouse;

import dev.wardian.stack.wheelhouse.Wheelhouse;
import dev.wardian.stack.wheelhouse.WheelhouseFile;
import dev.wardian.standards.tag.SdistFilename;
import dev.wardian.standards.tag.WheelFilename;
import dev.wardian.store.Digest;
import dev.wardian.store.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// The folder itself. Every file appears in it whole or not at all.
public final class WheelhouseFolder {
    private static final String HEAD = "# Made by `wardian download`";

    private final Path folder;

    /// @param folder made when it is opened
    public WheelhouseFolder(Path folder) {
        this.folder = folder;
    }

    /// Where it is.
    public Path path() {
        return folder;
    }

    /// Makes the folder; refuses one whose list of pins is somebody's own.
    public void open() throws IOException {
        Files.createDirectories(folder);
        Path pins = folder.resolve(Wheelhouse.PINS);
        if (Files.exists(pins) && !Files.readString(pins).startsWith(HEAD)) {
            throw new FileAlreadyExistsException(
                    pins.toString(), null, "it was not made by `wardian download`");
        }
    }

    /// A name under which a file can arrive; nobody else has it.
    public Path unfinished(String name) {
        return folder.resolve("." + name + "." + UUID.randomUUID() + ".part");
    }

    /// Gives a file that arrived its name.
    public void finish(Path unfinished, String name) throws IOException {
        Files.move(unfinished, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    /// Puts a file of this machine there, as one more name of it where the file system can.
    public void put(Path source, String name) throws IOException {
        Path target = folder.resolve(name);
        if (Files.exists(target) && Files.isSameFile(source, target)) {
            return;
        }
        Path unfinished = unfinished(name);
        try {
            link(source, unfinished);
            finish(unfinished, name);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static void link(Path source, Path target) throws IOException {
        try {
            Files.createLink(target, source.toRealPath());
        } catch (IOException | UnsupportedOperationException cannot) {
            Files.copy(source, target);
        }
    }

    /// The SHA-256 of every distribution in the folder by its name, also of those from before.
    ///
    /// @param known those whose digests were checked just now
    public Map<String, String> sums(List<WheelhouseFile> known) throws IOException {
        Map<String, String> digests = new HashMap<>();
        known.forEach(file -> file.sha256().ifPresent(hex -> digests.put(file.file(), hex)));
        Map<String, String> sums = new TreeMap<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "[!.]*")) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (isDistribution(name) && Files.isRegularFile(entry)) {
                    String digest = digests.get(name);
                    sums.put(name, digest == null ? digest(entry) : digest);
                }
            }
        }
        return sums;
    }

    private static boolean isDistribution(String name) {
        return WheelFilename.tryParse(name).isPresent() || SdistFilename.tryParse(name).isPresent();
    }

    private static String digest(Path file) throws IOException {
        MessageDigest computation = Digest.computation("sha256");
        byte[] buffer = new byte[1 << 16];
        try (InputStream input = Files.newInputStream(file)) {
            for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
                computation.update(buffer, 0, read);
            }
        }
        return Digest.of("sha256", computation.digest()).hex();
    }

    /// The lines that `sha256sum --check` reads.
    public static String text(Map<String, String> sums) {
        StringBuilder text = new StringBuilder();
        sums.forEach((name, hex) -> text.append(hex).append("  ").append(name).append('\n'));
        return text.toString();
    }

    /// Writes the list of pins.
    public void writePins(List<String> lines) throws IOException {
        write(
                Wheelhouse.PINS,
                HEAD
                        + "; install it without a network by\n"
                        + "#   wardian install --no-index --find-links DIR -r DIR/"
                        + Wheelhouse.PINS
                        + "\n"
                        + String.join("\n", lines)
                        + "\n");
    }

    /// Writes a file in one step.
    public void write(String name, String text) throws IOException {
        WholeFile.write(folder.resolve(name), text);
    }
}

package dev.wardian.stack.internal.system;

import dev.wardian.stack.system.LayerFault;
import dev.wardian.store.Digest;
import dev.wardian.store.Manifest;
import dev.wardian.store.StoredArchive;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Compares the files of packages with the digests that they list themselves, as `dpkg --verify`
/// does. Those are MD5: they tell of accidents and edits, not of an attacker.
public final class LayerVerification {
    private final Layer layer;

    public LayerVerification(Layer layer) {
        this.layer = layer;
    }

    /// What is gone or changed.
    public List<LayerFault> faults() {
        List<LayerFault> faults = new ArrayList<>();
        for (String name : layer.packages().keySet()) {
            Map<String, String> digests = digests(name);
            for (String path : layer.files(name)) {
                Path file = layer.root().resolve(path);
                if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                    faults.add(new LayerFault(name, file, true));
                } else if (digests.containsKey(path) && !digest(file).equals(digests.get(path))) {
                    faults.add(new LayerFault(name, file, false));
                }
            }
        }
        return faults;
    }

    /// Whether the store has a package as it came; under hard links an edit of one name is an edit
    /// of all.
    public static boolean isIntact(StoredArchive archive) {
        PackageNote note = PackageNote.parse(archive.manifest().note());
        Map<String, String> digests = digests(note.md5sums().lines().toList());
        for (Manifest.Entry entry : archive.manifest().files()) {
            Path file = archive.files().resolve(entry.path());
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                    || (digests.containsKey(entry.path())
                            && !digest(file).equals(digests.get(entry.path())))) {
                return false;
            }
        }
        return true;
    }

    private Map<String, String> digests(String name) {
        return digests(Layer.lines(layer.info(name, "md5sums")));
    }

    private static Map<String, String> digests(List<String> lines) {
        Map<String, String> digests = new HashMap<>();
        for (String line : lines) {
            int space = line.indexOf(' ');
            if (space == 32) {
                String path = line.substring(space).strip();
                digests.put(
                        path.matches("(bin|sbin|lib|lib32|lib64|libx32)/.*") ? "usr/" + path : path,
                        line.substring(0, space));
            }
        }
        return digests;
    }

    private static String digest(Path file) {
        MessageDigest digest = Digest.computation("md5");
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return Digest.of("md5", digest.digest()).hex();
    }
}

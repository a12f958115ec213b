package dev.wardian.store.archive;

import dev.wardian.store.Manifest;
import dev.wardian.store.StoreException;
import dev.wardian.store.StoreProblem;
import dev.wardian.store.UnpackLimits;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/// A package of Debian (`deb(5)`): its files, and the control files that say what it is. Scripts in
/// it are text here; nothing is run.
///
/// Files go below a root of their own, with `/bin`, `/sbin` and `/lib` merged into `/usr` as on
/// every system of today; a link to an absolute path leads to that place below the root. Owners
/// are ignored; of the mode only the executable bits count. Devices and paths that lead outside
/// are refused.
public final class DebArchive {
    /// The longest control files known, lists of digests of a kernel's modules, have one megabyte.
    private static final int LONGEST_CONTROL = 16 << 20;

    private DebArchive() {}

    /// Unpacks the files of a package into an empty folder.
    ///
    /// @param name what to call it in messages
    /// @param note makes the note of the manifest out of the control files, by their names
    /// @throws StoreException with [StoreProblem.BadArchive] when it is damaged or unsafe
    public static Manifest unpack(
            String name,
            InputStream archive,
            Path folder,
            UnpackLimits limits,
            Function<Map<String, String>, String> note)
            throws IOException {
        try {
            return unpack(archive, folder, limits, note);
        } catch (TarArchive.WriteFailure failure) {
            throw failure.getCause();
        } catch (Refused refused) {
            throw refused.of(name);
        } catch (IOException | IllegalArgumentException damaged) {
            String reason = String.valueOf(damaged.getMessage());
            throw new StoreException(new StoreProblem.BadArchive(name, reason), damaged);
        }
    }

    private static Manifest unpack(
            InputStream archive,
            Path folder,
            UnpackLimits limits,
            Function<Map<String, String>, String> note)
            throws IOException {
        ArMembers members = new ArMembers(new BufferedInputStream(archive));
        String first = members.next().orElse("");
        String format = new String(members.content().readNBytes(16), StandardCharsets.US_ASCII);
        if (!first.equals("debian-binary") || !format.startsWith("2.")) {
            throw new Refused("it is no package of format 2 (`" + format.strip() + "`)");
        }
        Optional<Map<String, String>> control = Optional.empty();
        for (Optional<String> name = members.next(); name.isPresent(); name = members.next()) {
            if (name.get().startsWith("control.tar") && control.isEmpty()) {
                control = Optional.of(control(expand(name.get(), members.content())));
            } else if (name.get().startsWith("data.tar")) {
                if (control.isEmpty()) {
                    throw new Refused("its files come before its control files");
                }
                return data(name.get(), members, folder, limits)
                        .withNote(note.apply(control.get()));
            } else if (!name.get().startsWith("_")) {
                throw new Refused("it has an unknown member `" + name.get() + "`");
            }
        }
        throw new Refused("it has no files");
    }

    private static Manifest data(String member, ArMembers members, Path folder, UnpackLimits limits)
            throws IOException {
        MeteredInput packed = new MeteredInput(members.content());
        try (HeaderGuard guard = new HeaderGuard(expand(member, packed));
                TarArchiveInputStream tar = new TarArchiveInputStream(guard)) {
            return new TarUnpacker(tar, guard, packed, folder, limits, TarPlaces.ROOTED).unpack();
        }
    }

    private static Map<String, String> control(InputStream plain) throws IOException {
        Map<String, String> files = new HashMap<>();
        try (HeaderGuard guard = new HeaderGuard(plain);
                TarArchiveInputStream tar = new TarArchiveInputStream(guard)) {
            int left = LONGEST_CONTROL;
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null;
                    entry = tar.getNextEntry()) {
                guard.beginContents();
                if (entry.isFile() && !entry.isSymbolicLink() && !entry.isLink()) {
                    byte[] content = tar.readNBytes(left);
                    left -= content.length;
                    if (left == 0) {
                        throw new Refused("its control files are too long");
                    }
                    String path = entry.getName().replaceFirst("^\\./", "");
                    files.put(path, new String(content, StandardCharsets.UTF_8));
                }
                guard.beginHeaders();
            }
        }
        if (!files.containsKey("control")) {
            throw new Refused("it has no file `control`");
        }
        return files;
    }

    private static InputStream expand(String member, InputStream packed) throws IOException {
        return Expansion.of(member.substring(member.indexOf(".tar") + 4), packed)
                .orElseThrow(() -> new Refused("it has an unknown member `" + member + "`"));
    }
}

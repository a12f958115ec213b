package dev.wardian.host.internal;

import dev.wardian.host.Libc;
import dev.wardian.host.MajorMinor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the C library of a machine and its version, without running anything: both glibc and musl
/// carry their version as text.
///
/// Where both are there, glibc counts if it is where its loader looks: on Alpine a `libc6-compat`
/// has no `libc.so.6` of glibc, and on Debian an installed musl serves only what asks for it.
public final class LibcSearch {
    private static final String GLIBC_BANNER = "GNU C Library ";
    private static final String RELEASE = " version ";

    private LibcSearch() {}

    /// The C library that programs of this architecture use below this root.
    public static Optional<Libc> find(Path root, String architecture) {
        for (String folder : LibraryFolders.of(architecture)) {
            Path library = root.resolve(folder.substring(1)).resolve("libc.so.6");
            Optional<Libc> glibc = glibc(library);
            if (glibc.isPresent()) {
                return glibc;
            }
        }
        return musl(root);
    }

    private static Optional<Libc> glibc(Path library) {
        Optional<String> text = bytes(library);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        int banner = text.get().indexOf(GLIBC_BANNER);
        int version = banner < 0 ? -1 : text.get().indexOf(RELEASE, banner);
        if (version < 0) {
            return Optional.empty();
        }
        String rest = text.get().substring(version + RELEASE.length());
        return MajorMinor.tryParse(rest).map(number -> new Libc(Libc.Family.GLIBC, number));
    }

    private static Optional<Libc> musl(Path root) {
        Optional<String> listed = apkVersion(root);
        if (listed.isPresent()) {
            return listed.flatMap(MajorMinor::tryParse).map(LibcSearch::musl);
        }
        List<Path> loaders = new ArrayList<>();
        for (Path file : SmallFile.children(root.resolve("lib"))) {
            if (String.valueOf(file.getFileName()).startsWith("ld-musl-")) {
                loaders.add(file);
            }
        }
        for (Path loader : loaders) {
            Optional<Libc> found = bytes(loader).flatMap(LibcSearch::muslVersion);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Libc musl(MajorMinor version) {
        return new Libc(Libc.Family.MUSL, version);
    }

    /// musl holds its version as a text of its own, between two zero bytes.
    private static Optional<Libc> muslVersion(String bytes) {
        for (int at = bytes.indexOf("\0001."); at >= 0; at = bytes.indexOf("\0001.", at + 1)) {
            int end = bytes.indexOf('\0', at + 1);
            String word = end < 0 ? "" : bytes.substring(at + 1, end);
            if (word.length() <= 8 && word.chars().filter(one -> one == '.').count() == 2) {
                return MajorMinor.tryParse(word).map(LibcSearch::musl);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> apkVersion(Path root) {
        boolean inMusl = false;
        for (String line : SmallFile.below(root, "/lib/apk/db/installed").lines()) {
            if (line.startsWith("P:")) {
                inMusl = line.equals("P:musl");
            } else if (inMusl && line.startsWith("V:")) {
                return Optional.of(line.substring(2));
            }
        }
        return Optional.empty();
    }

    /// The bytes of a file as characters of the same numbers.
    private static Optional<String> bytes(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) < 64 << 20
                    ? Optional.of(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}

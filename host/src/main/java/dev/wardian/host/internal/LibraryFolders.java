package dev.wardian.host.internal;

import java.util.List;

/// The folders in which a loader looks without being told, most used first: those of Debian's
/// multiarch, of the 64-bit halves of Red Hat's, and the plain ones.
public final class LibraryFolders {
    private LibraryFolders() {}

    /// For programs of this architecture.
    public static List<String> of(String architecture) {
        String triplet = triplet(architecture);
        return List.of(
                "/lib/" + triplet,
                "/usr/lib/" + triplet,
                "/lib64",
                "/usr/lib64",
                "/lib",
                "/usr/lib");
    }

    /// How Debian calls the folder of an architecture.
    public static String triplet(String architecture) {
        return switch (architecture) {
            case "armv7l" -> "arm-linux-gnueabihf";
            case "i686" -> "i386-linux-gnu";
            case "ppc64le" -> "powerpc64le-linux-gnu";
            default -> architecture + "-linux-gnu";
        };
    }
}

package dev.wardian.host;

import java.util.Locale;
import java.util.Optional;

/// The C library that programs are linked with. Wheels say in their tags which they need (PEP 600,
/// PEP 656).
///
/// @param family which one
/// @param version its version
public record Libc(Family family, MajorMinor version) {
    /// Which C library.
    public enum Family {
        GLIBC,
        MUSL
    }

    /// The family of this name.
    public static Optional<Family> family(String name) {
        return switch (name) {
            case "glibc" -> Optional.of(Family.GLIBC);
            case "musl" -> Optional.of(Family.MUSL);
            default -> Optional.empty();
        };
    }

    /// `glibc 2.36`.
    @Override
    public String toString() {
        return family.name().toLowerCase(Locale.ROOT) + " " + version;
    }
}

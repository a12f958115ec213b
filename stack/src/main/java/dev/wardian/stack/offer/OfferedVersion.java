package dev.wardian.stack.offer;

import dev.wardian.standards.version.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One version of a package as an index offers it to an environment.
///
/// @param version the version
/// @param requiresPython which Pythons it asks for, as the index says it
/// @param published when its first file was uploaded, if the index says so
/// @param yanked why it was taken back, if it was; empty text without a reason
/// @param artifact what would be installed
/// @param refusal why it cannot be installed here, if so
/// @param refusedBy who of those present asks for other versions, as `` `pandas` 2.0.0 (`numpy<2`)
///     ``
public record OfferedVersion(
        Version version,
        Optional<String> requiresPython,
        Optional<Instant> published,
        Optional<String> yanked,
        Artifact artifact,
        Optional<String> refusal,
        List<String> refusedBy) {

    /// What a version is installed from.
    public enum Artifact {
        /// A wheel that fits.
        WHEEL,
        /// A source distribution, which must be built.
        SOURCE,
        /// Nothing fits.
        NONE
    }

    /// Copies the list.
    public OfferedVersion {
        refusedBy = List.copyOf(refusedBy);
    }

    /// Whether it can be installed and nobody who is there objects.
    public boolean fits() {
        return refusal.isEmpty() && refusedBy.isEmpty();
    }

    /// Why it does not fit, in a few words; empty if it does.
    public String reason() {
        if (refusal.isPresent()) {
            return refusal.get();
        }
        return refusedBy.isEmpty() ? "" : "refused by " + String.join(", ", refusedBy);
    }
}

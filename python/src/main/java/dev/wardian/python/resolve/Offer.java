package dev.wardian.python.resolve;

import dev.wardian.python.index.DistributionFile;
import dev.wardian.standards.version.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One version of a package as it is offered to a target.
///
/// @param version the version
/// @param files every file of it, in the order of the index
/// @param file the one that would be installed, if any could be
/// @param refusal why it cannot be used, if so; where the index says which Pythons it is for that
///     counts too, though a file may be there
public record Offer(
        Version version,
        List<DistributionFile> files,
        Optional<DistributionFile> file,
        Optional<Refusal> refusal) {
    /// Copies the list.
    public Offer {
        files = List.copyOf(files);
    }

    /// When its first file was uploaded, if the index says so.
    public Optional<Instant> published() {
        Optional<Instant> first = Optional.empty();
        for (DistributionFile each : files) {
            Optional<Instant> time = each.uploadTime();
            if (time.isPresent() && (first.isEmpty() || time.get().isBefore(first.get()))) {
                first = time;
            }
        }
        return first;
    }

    /// The versions that could be taken without a person's asking for more: final releases with a
    /// file that fits, in the same order.
    public static List<Version> usable(List<Offer> offers) {
        List<Version> versions = new ArrayList<>();
        for (Offer offer : offers) {
            if (offer.refusal().isEmpty() && !offer.version().isPrerelease()) {
                versions.add(offer.version());
            }
        }
        return versions;
    }
}

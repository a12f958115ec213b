package dev.wardian.stack.internal.lock;

import dev.wardian.python.index.DistributionFile;
import dev.wardian.python.resolve.Candidate;
import dev.wardian.python.resolve.UniversalPackage;
import dev.wardian.python.resolve.UniversalResolution;
import dev.wardian.python.resolve.UniversalTarget;
import dev.wardian.python.resolve.WheelReach;
import dev.wardian.stack.lock.Chosen;
import dev.wardian.standards.lock.LockedArtifact;
import dev.wardian.standards.lock.LockedPackage;
import dev.wardian.standards.lock.LockedSource;
import dev.wardian.standards.lock.Pylock;
import dev.wardian.standards.marker.Marker;
import dev.wardian.standards.marker.MarkerSpace;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.GroupName;
import dev.wardian.standards.name.PackageName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// A universal resolution as a lock (PEP 751): several versions of a package under markers that
/// never hold together, with the files that any of their environments may need.
///
/// Markers say no more than they must: what `requires-python` and `environments` say already is
/// left out of them.
public final class UniversalLock {

    private final LockedArtifacts artifacts;
    private final Function<UniversalPackage, Direct> direct;
    private final boolean withIndex;
    private final Function<UniversalPackage, Optional<Chosen>> remarks;
    private final WheelReach reach = new WheelReach();

    /// What a package comes from that no index offers.
    ///
    /// @param versioned false where the version may change with the next edit of a folder
    public record Direct(LockedSource source, boolean versioned) {}

    /// Locks that are written with these files.
    ///
    /// @param direct answers for packages with an address
    /// @param withIndex whether the index of each package is named, not only of those from one that
    ///     was given a name
    /// @param remarks why versions of a package were passed over
    public UniversalLock(
            LockedArtifacts artifacts,
            Function<UniversalPackage, Direct> direct,
            boolean withIndex,
            Function<UniversalPackage, Optional<Chosen>> remarks) {
        this.remarks = remarks;
        this.artifacts = artifacts;
        this.direct = direct;
        this.withIndex = withIndex;
    }

    /// The lock of a resolution.
    ///
    /// @param left the packages that are left out
    /// @param extras those that markers ask for
    /// @param groups those that markers ask for
    public Pylock of(
            UniversalResolution resolution,
            Predicate<PackageName> left,
            List<ExtraName> extras,
            List<GroupName> groups) {
        var granted = resolution.target().space();
        var packages = new ArrayList<LockedPackage>();
        for (var one : resolution.packages()) {
            if (!left.test(one.name())) {
                packages.add(locked(one, granted));
            }
        }
        var environments = environments(resolution.target());
        return new Pylock(
                Pylock.VERSION,
                environments.isEmpty() ? Optional.empty() : Optional.of(environments),
                Optional.of(resolution.target().requiresPython()),
                extras,
                groups,
                List.of(),
                "wardian",
                packages,
                Map.of());
    }

    /// The environments of a target that are not all, as its `requires-python` lets them be said.
    public static List<Marker> environments(UniversalTarget target) {
        var pythons = MarkerSpace.ofPython(target.requiresPython());
        var markers = new ArrayList<Marker>();
        for (var space : target.environments()) {
            markers.add(space.toMarker(pythons));
        }
        return markers;
    }

    /// Where a package is needed, if that is not everywhere.
    public static Optional<Marker> marker(MarkerSpace environments, MarkerSpace granted) {
        var marker = environments.toMarker(granted);
        return marker.equals(Marker.Constant.TRUE) ? Optional.empty() : Optional.of(marker);
    }

    private LockedPackage locked(UniversalPackage one, MarkerSpace granted) {
        var locked =
                switch (one.candidate()) {
                    case Candidate.Indexed(var file, var all) -> indexed(one, file, all);
                    case Candidate.Direct _ -> located(one);
                    case Candidate.Present _ -> throw new IllegalStateException("nothing is there");
                };
        var remark = remarks.apply(one);
        if (remark.isPresent()) {
            locked = locked.withTool(remark.get().tool());
        }
        var marker = marker(one.environments(), granted);
        return marker.isPresent() ? locked.withMarker(marker.get()) : locked;
    }

    private LockedPackage located(UniversalPackage one) {
        var found = direct.apply(one);
        return LockedPackage.of(
                one.name(),
                found.versioned() ? Optional.of(one.version()) : Optional.empty(),
                found.source());
    }

    private LockedPackage indexed(
            UniversalPackage one, DistributionFile file, List<DistributionFile> all) {
        var locked =
                LockedPackage.of(
                        one.name(),
                        Optional.of(one.version()),
                        new LockedSource.Distributions(
                                sdist(all), wheels(all, one.environments())));
        if (one.metadata().requiresPython().isPresent()) {
            locked = locked.withRequiresPython(one.metadata().requiresPython().get());
        }
        return withIndex || file.index().name().isPresent()
                ? locked.withIndex(file.index().url().toString())
                : locked;
    }

    private Optional<LockedArtifact.Sdist> sdist(List<DistributionFile> all) {
        return all.stream()
                .filter(file -> file.sdist().isPresent() && !file.isWheel())
                .min(Comparator.comparing(DistributionFile::filename))
                .map(artifacts::sdist);
    }

    /// The wheels that an environment of the package may take, by name.
    private List<LockedArtifact.Wheel> wheels(
            List<DistributionFile> all, MarkerSpace environments) {
        return all.stream()
                .filter(
                        file ->
                                file.wheel().isPresent()
                                        && !reach.of(file.wheel().get()).isDisjoint(environments))
                .sorted(Comparator.comparing(DistributionFile::filename))
                .map(artifacts::wheel)
                .toList();
    }
}

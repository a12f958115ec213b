package dev.wardian.standards.lock;

import dev.wardian.standards.lock.LockSelection.Choice;
import dev.wardian.standards.lock.LockSelection.Refused;
import dev.wardian.standards.marker.Marker;
import dev.wardian.standards.marker.MarkerContext;
import dev.wardian.standards.marker.MarkerVariable;
import dev.wardian.standards.marker.UndefinedMarkerException;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.tag.WheelFilename;
import dev.wardian.standards.version.SpecifierSet;
import dev.wardian.standards.version.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// The procedure of PEP 751 section "Installation", step by step.
final class LockSelector {
    private final Pylock lock;
    private final LockRequest request;
    private final MarkerContext context;
    private final String python;
    private final Optional<Version> pythonVersion;
    private @Nullable Refused refused;

    LockSelector(Pylock lock, LockRequest request) {
        this.lock = lock;
        this.request = request;
        this.context =
                MarkerContext.lockFile(
                        request.environment(),
                        request.extras(),
                        request.dependencyGroups()
                                .orElseGet(() -> new LinkedHashSet<>(lock.defaultGroups())));
        this.python = request.environment().get(MarkerVariable.PYTHON_FULL_VERSION);
        this.pythonVersion = Version.tryParse(python);
    }

    LockSelection select() {
        if (!isFor(lock.requiresPython())) {
            return pythonRefused(Optional.empty(), lock.requiresPython());
        }
        if (!isForEnvironment()) {
            return refused != null
                    ? refused
                    : new LockSelection.EnvironmentRefused(lock.environments().orElse(List.of()));
        }
        Map<PackageName, Integer> selected = new HashMap<>();
        List<Integer> order = new ArrayList<>();
        for (int index = 0; index < lock.packages().size(); index++) {
            LockedPackage entry = lock.packages().get(index);
            if (!isWanted(entry, index)) {
                if (refused != null) {
                    return refused;
                }
                continue;
            }
            if (!isFor(entry.requiresPython())) {
                return pythonRefused(Optional.of(entry.name()), entry.requiresPython());
            }
            @Nullable Integer earlier = selected.putIfAbsent(entry.name(), index);
            if (earlier != null) {
                return new LockSelection.Ambiguous(entry.name(), earlier, index);
            }
            order.add(index);
        }
        return choose(order);
    }

    private LockSelection choose(List<Integer> order) {
        List<Choice> choices = new ArrayList<>();
        for (int index : order) {
            LockedPackage entry = lock.packages().get(index);
            Optional<LockedArtifact> artifact = artifact(entry);
            if (artifact.isEmpty()) {
                return new LockSelection.NothingFits(entry.name(), index, offered(entry));
            }
            choices.add(new Choice(entry, artifact.get()));
        }
        return new LockSelection.Selected(choices);
    }

    private boolean isFor(Optional<SpecifierSet> required) {
        return required.isEmpty()
                || (pythonVersion.isPresent() && required.get().contains(pythonVersion.get()));
    }

    private LockSelection pythonRefused(
            Optional<PackageName> name, Optional<SpecifierSet> required) {
        return new LockSelection.PythonRefused(name, python, required.orElse(SpecifierSet.ANY));
    }

    private boolean isForEnvironment() {
        if (lock.environments().isEmpty()) {
            return true;
        }
        MarkerContext alone = MarkerContext.requirement(request.environment());
        List<Marker> environments = lock.environments().get();
        for (int index = 0; index < environments.size(); index++) {
            if (holds(environments.get(index), alone, "environments[" + index + "]")) {
                return true;
            }
        }
        return false;
    }

    private boolean isWanted(LockedPackage entry, int index) {
        return entry.marker().isEmpty()
                || holds(entry.marker().get(), context, "packages[" + index + "].marker");
    }

    private boolean holds(Marker marker, MarkerContext where, String place) {
        try {
            return marker.evaluate(where);
        } catch (UndefinedMarkerException _) {
            refused = new LockSelection.MarkerRefused(place, marker);
            return false;
        }
    }

    private Optional<LockedArtifact> artifact(LockedPackage entry) {
        return switch (entry.source()) {
            case LockedSource.Vcs vcs -> Optional.of(vcs);
            case LockedSource.Directory directory -> Optional.of(directory);
            case LockedSource.Archive archive -> Optional.of(archive);
            case LockedSource.Distributions distributions -> artifact(entry.name(), distributions);
        };
    }

    private Optional<LockedArtifact> artifact(
            PackageName name, LockedSource.Distributions distributions) {
        Optional<LockedArtifact> sdist = distributions.sdist().map(file -> file);
        if (sdist.isPresent() && request.preferSource().contains(name)) {
            return sdist;
        }
        @Nullable LockedArtifact best = null;
        int bestRank = Integer.MAX_VALUE;
        for (LockedArtifact.Wheel wheel : distributions.wheels()) {
            OptionalInt rank = rank(wheel);
            if (rank.isPresent() && rank.getAsInt() < bestRank) {
                best = wheel;
                bestRank = rank.getAsInt();
            }
        }
        return best == null ? sdist : Optional.of(best);
    }

    private OptionalInt rank(LockedArtifact.Wheel wheel) {
        Optional<WheelFilename> filename = WheelFilename.tryParse(wheel.filename());
        return filename.isEmpty() ? OptionalInt.empty() : request.tags().rank(filename.get());
    }

    private static List<String> offered(LockedPackage entry) {
        List<String> names = new ArrayList<>();
        if (entry.source() instanceof LockedSource.Distributions distributions) {
            distributions.wheels().forEach(wheel -> names.add(wheel.filename()));
        }
        return names;
    }
}

package dev.wardian.python.resolve;

import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// In the time of which pin each package is looked at: the newest of the pins that lead to it.
///
/// Metadata of a release cannot know of what came after it. Its upper bounds are missing, so a pin
/// of 2023 admits whatever was published since, and half of such sets do not import. Lower bounds
/// are known when a release is made, so the newest pin is the one to follow: what an older pin
/// shares with it must be new enough for both. What is held back by an upper end (`<2`) is a pin to
/// whatever version of it is chosen.
///
/// What leads to a package is what was chosen at some time in the search, so that going back takes
/// nothing away; for a preference that is exact enough. Safe for all threads.
final class Horizons {
    /// Data that is only ever right when it is new: certificates and time zones.
    private static final Set<PackageName> TIMELESS =
            Set.of(PackageName.of("certifi"), PackageName.of("pytz"), PackageName.of("tzdata"));

    private final Optional<PythonRelease> python;
    private final boolean watched;
    private final Manifest manifest;
    private final Sources sources;
    private final Map<PackageName, Horizon> known = new HashMap<>();
    private final Map<PackageName, Set<PackageName>> needs = new HashMap<>();
    private final Set<PackageName> asked = new HashSet<>();
    private boolean late;

    Horizons(ResolveOptions options, Scope scope, Manifest manifest, Sources sources) {
        this.python = PythonRelease.of(scope.python());
        this.watched = options.order() == CandidateOrder.CONTEMPORARY && manifest.mayTellTimes();
        this.manifest = manifest;
        this.sources = sources;
    }

    /// The time in which a package is looked at, if in any.
    synchronized Optional<Horizon> of(PackageName name) {
        if (!watched || TIMELESS.contains(name)) {
            return Optional.empty();
        }
        asked.add(name);
        return Optional.ofNullable(known.get(name));
    }

    /// Whether a pin turned out to lead to a package after that was decided on, so that looking
    /// again with what is known now may choose better. Asked once for each search.
    synchronized boolean cameLate() {
        boolean answer = late;
        late = false;
        asked.clear();
        return answer;
    }

    /// Notes that a version may be chosen and what it needs.
    void chosen(PackageName name, Version version, List<Requirements.Ask> asks) {
        if (watched) {
            note(
                    name,
                    asks,
                    manifest.isPinned(name, version) || isHeldBack(name)
                            ? published(name, version)
                                    .map(time -> new Horizon(name, version, time, python))
                            : Optional.empty());
        }
    }

    /// Whether newer final versions than those that a person asks for exist.
    private boolean isHeldBack(PackageName name) {
        Optional<Version> newest = sources.pageAtHand(name).flatMap(Candidates::newest);
        return newest.isPresent() && manifest.isHeldBack(name, newest.get());
    }

    private Optional<Instant> published(PackageName name, Version version) {
        Optional<Candidates> page = sources.pageAtHand(name);
        int index = page.isPresent() ? page.get().indexOf(version) : -1;
        return index < 0 ? Optional.empty() : page.get().published(index);
    }

    private synchronized void note(
            PackageName name, List<Requirements.Ask> asks, Optional<Horizon> own) {
        for (Requirements.Ask ask : asks) {
            if (!(ask.via() instanceof Via.Constraint)) {
                leads(name, ask.requirement().name());
            }
        }
        if (own.isPresent()) {
            for (PackageName dependency : needs.getOrDefault(name, Set.of())) {
                raise(dependency, own.get());
            }
        }
    }

    private void leads(PackageName name, PackageName dependency) {
        if (needs.computeIfAbsent(name, _ -> new LinkedHashSet<>()).add(dependency)) {
            Horizon horizon = known.get(name);
            if (horizon != null) {
                raise(dependency, horizon);
            }
        }
    }

    private void raise(PackageName name, Horizon horizon) {
        Horizon before = known.get(name);
        if (before != null && !horizon.isAfter(before)) {
            return;
        }
        known.put(name, horizon);
        late |= asked.contains(name);
        for (PackageName dependency : needs.getOrDefault(name, Set.of())) {
            raise(dependency, horizon);
        }
    }
}

package dev.wardian.host.resolve;

import dev.wardian.host.resolve.Node.Named;
import dev.wardian.solver.Outcome;
import dev.wardian.solver.Ranges;
import dev.wardian.solver.Solver;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Finds the packages that must be installed so that those asked for work. Of several versions the
/// best offered is taken, of a package that the machine has the version that is there, unless it
/// was asked for by name; nothing is ever removed.
public final class SystemResolver {
    private final PackagePool pool;
    private final Ground ground;

    public SystemResolver(PackagePool pool, Ground ground) {
        this.pool = pool;
        this.ground = ground;
    }

    /// Solves for these packages.
    public SystemResolution resolve(List<Relation> requests) {
        List<List<Relation>> groups = new ArrayList<>();
        requests.forEach(one -> groups.add(List.of(one)));
        DebianUniverse universe = new DebianUniverse(pool, ground, groups);
        return switch (Solver.solve(universe, new Node.Root(), 0)) {
            case Outcome.Solved<Node, Integer, Ranges<Integer>>(var versions) ->
                    solved(universe, versions, requests);
            case Outcome.Unsolvable<Node, Integer, Ranges<Integer>>(var proof) ->
                    new SystemResolution.Unsolvable(new Reasons(universe).of(proof));
            case Outcome.Stopped<Node, Integer, Ranges<Integer>> stopped ->
                    throw new IllegalStateException("stopped: " + stopped.why());
        };
    }

    private SystemResolution solved(
            DebianUniverse universe, Map<Node, Integer> versions, List<Relation> requests) {
        var asked = requests.stream().map(Relation::name).collect(Collectors.toSet());
        List<SystemResolution.Change> changes = new ArrayList<>();
        List<Candidate> present = new ArrayList<>();
        versions.forEach(
                (node, place) -> {
                    if (node instanceof Named named && place != Named.ABSENT) {
                        Candidate one = universe.candidate(named, place);
                        if (one.isInstalled()) {
                            present.add(one);
                        } else {
                            Optional<Candidate> replaced = pool.installed(one.name());
                            boolean requested = asked.contains(one.name());
                            changes.add(new SystemResolution.Change(one, replaced, requested));
                        }
                    }
                });
        changes.sort(Comparator.comparing(change -> change.coming().name()));
        present.sort(Comparator.comparing(Candidate::name));
        return new SystemResolution.Solved(changes, present);
    }
}

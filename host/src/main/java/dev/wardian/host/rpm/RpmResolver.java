package dev.wardian.host.rpm;

import dev.wardian.solver.Cause;
import dev.wardian.solver.Derivation;
import dev.wardian.solver.Outcome;
import dev.wardian.solver.Ranges;
import dev.wardian.solver.Solver;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds the RPM packages that must be installed so that those asked for work, without weak
/// dependencies. The newest versions are tried first; what the machine has stays unless it was
/// asked for, or what comes obsoletes it; else nothing is removed. A package with a condition that
/// cannot be read is not chosen, and is named where nothing else is an answer.
public final class RpmResolver {
    private final RpmPool pool;

    public RpmResolver(RpmPool pool) {
        this.pool = pool;
    }

    /// Solves for these packages, capabilities or files.
    public RpmResolution resolve(List<RpmRelation> requests) {
        var universe = new RpmUniverse(pool, requests);
        return switch (Solver.solve(universe, new RpmNode.Root(), 0)) {
            case Outcome.Solved<RpmNode, Integer, Ranges<Integer>>(var versions) ->
                    solved(universe, versions, requests);
            case Outcome.Unsolvable<RpmNode, Integer, Ranges<Integer>>(var proof) ->
                    new RpmResolution.Unsolvable(reasons(universe, proof));
            case Outcome.Stopped<RpmNode, Integer, Ranges<Integer>> stopped ->
                    throw new IllegalStateException("stopped: " + stopped.why());
        };
    }

    private RpmResolution solved(
            RpmUniverse universe, Map<RpmNode, Integer> versions, List<RpmRelation> requests) {
        var asked = new HashSet<String>();
        requests.forEach(one -> asked.add(one.name()));
        var changes = new ArrayList<RpmResolution.Change>();
        versions.forEach(
                (node, place) -> {
                    if (node instanceof RpmNode.Named named) {
                        var one = universe.candidate(named, place);
                        if (!one.isInstalled()) {
                            changes.add(
                                    new RpmResolution.Change(
                                            one,
                                            Optional.ofNullable(pool.installed().get(one.name())),
                                            obsoleted(one),
                                            asked.contains(one.name())));
                        }
                    }
                });
        changes.sort(Comparator.comparing(change -> change.coming().name()));
        return new RpmResolution.Solved(changes);
    }

    private List<RpmPackage> obsoleted(RpmPackage coming) {
        return pool.installed().values().stream()
                .filter(one -> !one.name().equals(coming.name()))
                .filter(one -> coming.obsoletes().stream().anyMatch(one::isNamed))
                .toList();
    }

    /// The facts that the proof rests on, in its order.
    private static List<String> reasons(
            RpmUniverse universe, Derivation<RpmNode, Ranges<Integer>> proof) {
        Set<String> statements = new LinkedHashSet<>();
        Set<Derivation<RpmNode, Ranges<Integer>>> seen =
                Collections.newSetFromMap(new IdentityHashMap<>());
        var ahead = new ArrayList<Derivation<RpmNode, Ranges<Integer>>>(List.of(proof));
        while (!ahead.isEmpty()) {
            var one = ahead.removeLast();
            if (seen.add(one)) {
                switch (one.cause()) {
                    case Cause.Merged<RpmNode, Ranges<Integer>>(var earlier, var later, _) -> {
                        ahead.add(later);
                        ahead.add(earlier);
                    }
                    case Cause.DependsOn<RpmNode, Ranges<Integer>> needs ->
                            tell(universe, needs).ifPresent(statements::add);
                    case Cause.ConflictsWith<RpmNode, Ranges<Integer>> conflict ->
                            statements.add(conflict.reason().toString());
                    case Cause.Refused<RpmNode, Ranges<Integer>> refused ->
                            statements.add(refused.reason().toString());
                    case Cause.NoneOffered<RpmNode, Ranges<Integer>> _,
                            Cause.RootRequired<RpmNode, Ranges<Integer>> _ -> {}
                }
            }
        }
        return List.copyOf(statements);
    }

    private static Optional<String> tell(
            RpmUniverse universe, Cause.DependsOn<RpmNode, Ranges<Integer>> fact) {
        var need = "`" + fact.dependency() + "`";
        var left = fact.accepted().isEmpty() ? ", which nothing offers" : "";
        return switch (fact.dependent()) {
            case RpmNode.Root _ -> Optional.of("asked for: " + need + left);
            case RpmNode.Named named ->
                    Optional.of(universe.shown(named, fact.versions()) + " needs " + need + left);
            case RpmNode.Provided _, RpmNode.Condition _ -> Optional.empty();
        };
    }
}

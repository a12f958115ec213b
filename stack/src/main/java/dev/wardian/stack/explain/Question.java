package dev.wardian.stack.explain;

import dev.wardian.python.resolve.RootRequirement;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.Version;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a resolver is asked, as far as it may be changed to see what comes of it.
///
/// @param requirements what must be there
/// @param constraints what limits versions
/// @param overrides what replaces packages' own requirements; never changed
/// @param python another Python than the target's
public record Question(
        List<RootRequirement> requirements,
        List<RootRequirement> constraints,
        List<RootRequirement> overrides,
        Optional<Version> python) {

    /// Copies the lists.
    public Question {
        requirements = List.copyOf(requirements);
        constraints = List.copyOf(constraints);
        overrides = List.copyOf(overrides);
    }

    /// What could be changed, requirements first.
    public Set<Demand> demands() {
        var demands = new LinkedHashSet<Demand>();
        for (var root : requirements) {
            demands.add(new Demand(Demand.Kind.REQUIREMENT, root));
        }
        for (var constraint : constraints) {
            demands.add(new Demand(Demand.Kind.CONSTRAINT, constraint));
        }
        return demands;
    }

    /// The same with no other demands than these.
    public Question only(Collection<Demand> kept) {
        return new Question(
                kept(Demand.Kind.REQUIREMENT, requirements, kept),
                kept(Demand.Kind.CONSTRAINT, constraints, kept),
                overrides,
                python);
    }

    /// The same without these demands.
    public Question without(Collection<Demand> left) {
        var kept = demands();
        kept.removeAll(left);
        return only(kept);
    }

    private static List<RootRequirement> kept(
            Demand.Kind kind, List<RootRequirement> written, Collection<Demand> kept) {
        var found = new ArrayList<RootRequirement>();
        for (var one : written) {
            if (kept.contains(new Demand(kind, one))) {
                found.add(one);
            }
        }
        return found;
    }

    /// The same with other requirements in the place of these.
    public Question replacing(Map<Demand, Requirement> replacements) {
        return new Question(
                replaced(Demand.Kind.REQUIREMENT, requirements, replacements),
                replaced(Demand.Kind.CONSTRAINT, constraints, replacements),
                overrides,
                python);
    }

    private static List<RootRequirement> replaced(
            Demand.Kind kind,
            List<RootRequirement> written,
            Map<Demand, Requirement> replacements) {
        var all = new ArrayList<RootRequirement>(written.size());
        for (var one : written) {
            var other = replacements.get(new Demand(kind, one));
            all.add(other == null ? one : new RootRequirement(other, one.origin(), one.hashes()));
        }
        return all;
    }

    /// The same for another Python.
    public Question withPython(Version version) {
        return new Question(requirements, constraints, overrides, Optional.of(version));
    }
}

package dev.wardian.python.resolve;

import dev.wardian.python.environment.Target;
import dev.wardian.standards.marker.Comparison;
import dev.wardian.standards.marker.Marker;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.tag.WheelFilename;
import dev.wardian.standards.tag.WheelTag;
import dev.wardian.standards.version.Cut;
import dev.wardian.standards.version.Version;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// A search for one environment: each requirement counts or does not.
///
/// Conditions are kept as written nevertheless, because the solver tells by them what is asked for
/// twice.
final class OneTarget implements Scope {
    private static final Optional<String> ALWAYS = Optional.of("");

    private final Target target;
    private final Cut python;

    OneTarget(Target target) {
        this.target = target;
        this.python = Cut.before(target.python().base());
    }

    @Override
    public Cut leastPython() {
        return python;
    }

    @Override
    public Version python() {
        return target.python();
    }

    @Override
    public Optional<String> condition(Requirement requirement, Set<ExtraName> extras) {
        if (requirement.marker().isEmpty()) {
            return extras.isEmpty() ? ALWAYS : Optional.empty();
        }
        Marker marker = requirement.marker().get();
        boolean counts =
                extras.isEmpty()
                        ? marker.evaluate(target.markers(), extras)
                        : marker.mentionsExtra()
                                && marker.evaluate(target.markers(), extras)
                                && !marker.evaluate(target.markers(), Set.of());
        return counts ? Optional.of(text(settled(marker, extras))) : Optional.empty();
    }

    private static String text(Marker marker) {
        return marker.equals(Marker.Constant.TRUE) ? "" : marker.toString();
    }

    /// The marker with its answer in the place of each comparison with an extra.
    private Marker settled(Marker marker, Set<ExtraName> extras) {
        return switch (marker) {
            case Marker.Constant constant -> constant;
            case Marker.And(var operands, var _) -> {
                Marker all = Marker.Constant.TRUE;
                for (Marker operand : operands) {
                    all = all.and(settled(operand, extras));
                }
                yield all;
            }
            case Marker.Or(var operands) -> {
                Marker any = Marker.Constant.FALSE;
                for (Marker operand : operands) {
                    any = any.or(settled(operand, extras));
                }
                yield any;
            }
            case Comparison comparison when comparison.mentionsExtra() ->
                    comparison.evaluate(target.markers(), extras)
                            ? Marker.Constant.TRUE
                            : Marker.Constant.FALSE;
            case Comparison comparison -> comparison;
        };
    }

    @Override
    public Optional<String> condition(RootRequirement root) {
        return condition(root.requirement(), Set.of());
    }

    @Override
    public Optional<String> both(String one, String other) {
        if (one.isEmpty() || other.isEmpty()) {
            return Optional.of(one.isEmpty() ? other : one);
        }
        boolean said = (" and " + one + " and ").contains(" and " + other + " and ");
        return Optional.of(said ? one : one + " and " + other);
    }

    @Override
    public OptionalInt rank(WheelFilename wheel) {
        return target.tags().rank(wheel);
    }

    @Override
    public String needed() {
        List<WheelTag> tags = target.tags().tags();
        return tags.isEmpty() ? "this machine" : tags.getFirst().toString();
    }

    @Override
    public Optional<IndexShares> indexes() {
        return Optional.empty();
    }

    @Override
    public Optional<Division> divideBy(List<Requirements.Ask> asks) {
        return Optional.empty();
    }

    @Override
    public Optional<Division> divideBy(String pythonAsked) {
        return Optional.empty();
    }

    @Override
    public Optional<Coverage> coverage() {
        return Optional.empty();
    }

    @Override
    public Optional<Relevance> newRelevance() {
        return Optional.empty();
    }
}

package dev.wardian.stack.internal.requirement;

import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.stack.project.PackageOrigin;
import dev.wardian.stack.project.PackageOrigin.Condition;
import dev.wardian.stack.project.SelectedBy;
import dev.wardian.stack.project.WantedTogether;
import dev.wardian.standards.marker.MarkerSpace;
import dev.wardian.standards.name.PackageName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The indexes among the `sources` of a project that count for the extras and groups that are asked
/// for. A package of one resolution comes from one index in each environment, whoever asks for it:
/// extras that take it from different ones exclude each other.
///
/// @param shown the file that names the sources
/// @param chosen the extras and groups that are asked for
/// @param together what of them may be wanted together: what excludes each other may take a package
///     from different indexes
record ChosenSources(String shown, Set<SelectedBy> chosen, WantedTogether together) {

    /// Those of a package, each under its marker alone, but for extras and groups that exclude
    /// others.
    List<PackageOrigin.OfIndex> of(PackageName name, List<PackageOrigin> origins) {
        var counting = new ArrayList<PackageOrigin.OfIndex>();
        for (var origin : origins) {
            if (origin instanceof PackageOrigin.OfIndex index && isChosen(index.when())) {
                for (var other : counting) {
                    if (!other.index().equals(index.index()) && holdTogether(other, index)) {
                        throw atOnce(name, other, index);
                    }
                }
                counting.add(index);
            }
        }
        return counting.stream()
                .map(
                        it ->
                                new PackageOrigin.OfIndex(
                                        it.index(),
                                        isApart(it) ? it.when() : it.when().withoutChoices()))
                .toList();
    }

    private boolean isChosen(Condition when) {
        var choices = when.choices();
        var named = when.extra().stream().count() + when.group().stream().count();
        return choices.size() == named && chosen.containsAll(choices);
    }

    /// Whether it depends on what is wanted.
    private boolean isApart(PackageOrigin.OfIndex origin) {
        return origin.when().choices().stream().anyMatch(together::dependOn);
    }

    private boolean holdTogether(PackageOrigin.OfIndex one, PackageOrigin.OfIndex other) {
        return !together.areApart(space(one), space(other));
    }

    private MarkerSpace space(PackageOrigin.OfIndex origin) {
        return isApart(origin) ? origin.when().space() : origin.when().withoutChoices().space();
    }

    private StackException atOnce(
            PackageName name, PackageOrigin.OfIndex one, PackageOrigin.OfIndex other) {
        return new StackException(
                new StackProblem.Invalid(
                        shown,
                        "`"
                                + name
                                + "` would come from `"
                                + one.index()
                                + "`"
                                + onAccountOf(one.when())
                                + " and from `"
                                + other.index()
                                + "`"
                                + onAccountOf(other.when())
                                + " at once",
                        "one of them alone: a lock for each, such as `wardian compile"
                                + " pyproject.toml --universal"
                                + option(other.when())
                                + " -o pylock."
                                + other.index()
                                + ".toml`"));
    }

    private static String onAccountOf(Condition when) {
        return when.extra()
                .map(extra -> " for the extra `" + extra + "`")
                .or(() -> when.group().map(group -> " for the group `" + group + "`"))
                .orElse("");
    }

    private static String option(Condition when) {
        return when.extra()
                .map(extra -> " --extra " + extra)
                .or(() -> when.group().map(group -> " --group " + group))
                .orElse("");
    }
}

package dev.wardian.stack;

import dev.wardian.python.resolve.UniversalOutcome;
import dev.wardian.python.resolve.UniversalTarget;
import dev.wardian.stack.choice.TargetChoice;
import dev.wardian.stack.internal.environment.Environments;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.stack.project.WantedTogether;
import dev.wardian.stack.requirement.RequirementSet;
import dev.wardian.stack.universal.ProjectEnvironments;
import dev.wardian.standards.marker.Comparison;
import dev.wardian.standards.marker.Marker;
import dev.wardian.standards.marker.MarkerOperator;
import dev.wardian.standards.marker.MarkerSpace;
import dev.wardian.standards.marker.MarkerVariable;
import dev.wardian.standards.version.SpecifierSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The environments that one lock is to serve: what projects say of them, less what was asked for
/// is not.
final class Universe {

    private final ProjectEnvironments project;
    private final WantedTogether together;
    private final Optional<String> oldest;
    private final Session session;

    /// @param oldest the Python to begin with, if one was asked for
    Universe(RequirementSet set, Optional<String> oldest, Session session) {
        this.project = set.environments();
        this.together = set.together();
        this.oldest = oldest;
        this.session = session;
    }

    /// @param platforms the only platforms; all if empty
    UniversalTarget of(List<String> platforms) {
        var target =
                new UniversalTarget(
                        requiresPython(),
                        environments(platforms),
                        spaces(project.required()),
                        together.parts());
        if (target.space().isEmpty()) {
            throw new StackException(
                    new StackProblem.EmptyUniverse(
                            target.requiresPython().toString(), texts(target.environments())));
        }
        return target;
    }

    private SpecifierSet requiresPython() {
        if (oldest.isPresent()) {
            return SpecifierSet.parse(">=" + oldest.get());
        }
        return project.requiresPython()
                .filter(specifiers -> !specifiers.isEmpty())
                .orElseGet(
                        () -> {
                            var python = session.target().python();
                            return SpecifierSet.parse(">=" + python.major() + "." + python.minor());
                        });
    }

    private List<MarkerSpace> environments(List<String> platforms) {
        var declared = spaces(project.environments());
        if (platforms.isEmpty()) {
            return declared;
        }
        var named = new ArrayList<MarkerSpace>(platforms.size());
        for (var platform : platforms) {
            var space = platform(platform);
            named.add(declared.isEmpty() ? space : space.and(MarkerSpace.any(declared)));
        }
        return named;
    }

    /// A platform's name as what markers can tell of it.
    private MarkerSpace platform(String name) {
        var markers =
                Environments.target(
                                session.interpreter(), new TargetChoice(oldest, Optional.of(name)))
                        .markers();
        return is(MarkerVariable.SYS_PLATFORM, markers.get(MarkerVariable.SYS_PLATFORM))
                .and(
                        is(
                                MarkerVariable.PLATFORM_MACHINE,
                                markers.get(MarkerVariable.PLATFORM_MACHINE)));
    }

    private static MarkerSpace is(MarkerVariable variable, String value) {
        return MarkerSpace.of(Comparison.of(variable, MarkerOperator.EQUAL, value));
    }

    private static List<MarkerSpace> spaces(List<Marker> markers) {
        var spaces = new ArrayList<MarkerSpace>(markers.size());
        for (var marker : markers) {
            spaces.add(MarkerSpace.of(marker));
        }
        return spaces;
    }

    private static List<String> texts(List<MarkerSpace> spaces) {
        var texts = new ArrayList<String>(spaces.size());
        for (var space : spaces) {
            texts.add(space.toString());
        }
        return texts;
    }

    /// What cannot be; with the environments that have no answer, if others may.
    String refusal(UniversalTarget target, UniversalOutcome.Unsolvable failed) {
        var marker = failed.environments().toMarker(target.space());
        var message = failed.explanation().message();
        return marker.equals(Marker.Constant.TRUE) ? message : message + " where `" + marker + "`";
    }
}

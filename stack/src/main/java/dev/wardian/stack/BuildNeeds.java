package dev.wardian.stack;

import dev.wardian.python.PythonException;
import dev.wardian.stack.choice.InstallChoices;
import dev.wardian.stack.requirement.Declared;
import dev.wardian.stack.requirement.RequirementSet;
import dev.wardian.stack.settings.Settings;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What the sources of a wheelhouse need to be built, as files of their own.
final class BuildNeeds {

    private static final PackageName SETUPTOOLS = PackageName.of("setuptools");
    private static final PackageName WHEEL = PackageName.of("wheel");

    private final Settings settings;
    private final Workshop workshop;
    private final DownloadPlan plan;

    BuildNeeds(Settings settings, Workshop workshop, DownloadPlan plan) {
        this.settings = settings;
        this.workshop = workshop;
        this.plan = plan;
    }

    /// What one source needs, for each target that the source is for.
    ///
    /// @param warnings told what cannot be found out
    List<DownloadPlan.Item> of(
            DownloadPlan.Item source,
            Materials.Material.Buildable buildable,
            List<String> warnings) {
        var needed = needed(source, buildable, warnings);
        var items = new ArrayList<DownloadPlan.Item>();
        if (needed.isEmpty()) {
            return items;
        }
        var declared = new ArrayList<Declared>(needed.size());
        for (var one : needed) {
            declared.add(
                    Declared.of(one.toString(), "build requirement of " + source.wanted().name()));
        }
        var set = RequirementSet.of(declared).withConstraints(plan.set().buildConstraints());
        for (var target : plan.targets()) {
            if (source.targets().contains(target.name())) {
                items.addAll(resolved(set, source, target, warnings));
            }
        }
        return items;
    }

    private static List<Requirement> needed(
            DownloadPlan.Item source,
            Materials.Material.Buildable buildable,
            List<String> warnings) {
        try {
            var needed = new ArrayList<>(source.session().builds().requirements(buildable));
            if (needed.stream().anyMatch(one -> one.name().equals(SETUPTOOLS))) {
                // pip before 24 and setuptools before 70.1 ask for it beside
                needed.add(Requirement.of(WHEEL));
            }
            return needed;
        } catch (PythonException unknown) {
            warnings.add(
                    "what `%s` needs to be built cannot be found out: %s"
                            .formatted(source.wanted().name(), unknown.problem().message()));
            return List.of();
        }
    }

    private List<DownloadPlan.Item> resolved(
            RequirementSet set,
            DownloadPlan.Item source,
            TargetFacts target,
            List<String> warnings) {
        var choices =
                InstallChoices.usual()
                        .withResolve(plan.choices().resolve().forBuilds())
                        .withTarget(target.choice());
        var session =
                workshop.session(
                        source.session().interpreter(),
                        set.withIndexes(plan.set().indexes()),
                        choices);
        var roots =
                Roots.of(
                        set,
                        settings.workingFolder(),
                        session.target().markers(),
                        session.materials());
        var items = new ArrayList<DownloadPlan.Item>();
        switch (new Resolving(session, settings.progress())
                .resolve(set, roots, Map.of(), Map.of())) {
            case Unsolvable unsolvable ->
                    warnings.add(
                            "what `%s` needs to be built cannot be had: %s"
                                    .formatted(source.wanted().name(), unsolvable.message()));
            case Solved solved -> {
                for (var chosen : solved.inner().packages()) {
                    items.add(
                            new DownloadPlan.Item(
                                    Wanted.of(chosen, roots.origins()),
                                    session,
                                    List.of(target.name()),
                                    true));
                }
            }
        }
        return items;
    }
}

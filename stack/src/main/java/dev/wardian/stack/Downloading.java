package dev.wardian.stack;

import dev.wardian.python.environment.Interpreter;
import dev.wardian.stack.choice.InstallChoices;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.stack.progress.ProgressEvent;
import dev.wardian.stack.requirement.RequirementSet;
import dev.wardian.stack.settings.Settings;
import dev.wardian.stack.wheelhouse.WheelhouseChoices;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds out which files a wheelhouse needs: resolves for each target by itself, and takes each
/// file once.
final class Downloading {

    private final Settings settings;
    private final Workshop workshop;
    private final Interpreter interpreter;
    private final RequirementSet set;
    private final InstallChoices choices;
    private final WheelhouseChoices where;
    private final Map<String, DownloadPlan.Item> items = new LinkedHashMap<>();
    private final List<TargetFacts> targets = new ArrayList<>();
    private final Set<String> warnings = new LinkedHashSet<>();

    Downloading(
            Settings settings,
            Workshop workshop,
            Interpreter interpreter,
            RequirementSet set,
            InstallChoices choices,
            WheelhouseChoices where) {
        this.settings = settings;
        this.workshop = workshop;
        this.interpreter = interpreter;
        this.set = set;
        this.choices = choices;
        this.where = where;
    }

    DownloadPlanning plan() {
        for (var choice : where.targets()) {
            var session = workshop.session(interpreter, set, choices.withTarget(choice));
            var target = TargetFacts.of(choice, session.target());
            targets.add(target);
            if (!set.locks().isEmpty()) {
                for (var wanted : locked(session)) {
                    add(wanted, session, target);
                }
                continue;
            }
            switch (resolved(session, set)) {
                case Unsolvable unsolvable -> {
                    if (where.targets().size() > 1) {
                        settings.progress()
                                .on(
                                        new ProgressEvent.Warning(
                                                "there is no answer for " + target.name()));
                    }
                    return unsolvable;
                }
                case Solved solved -> {
                    warnings.addAll(solved.warnings());
                    for (var chosen : solved.inner().packages()) {
                        add(Wanted.of(chosen, solved.roots().origins()), session, target);
                    }
                }
            }
        }
        return new DownloadPlan(
                set, choices, where, List.copyOf(items.values()), targets, List.copyOf(warnings));
    }

    private List<Wanted> locked(Session session) {
        if (set.locks().size() > 1 || !set.requirements().isEmpty()) {
            throw new StackException(
                    new StackProblem.LockRefused(
                            set.locks().getFirst().toString(),
                            "a lock stands alone, without other requirements"));
        }
        var lock = set.locks().getFirst();
        return new LockedFiles(settings.workingFolder().resolve(lock).normalize(), lock.toString())
                .wanted(session.target(), where.part(), session.choices().resolve().noBinary());
    }

    private Resolution resolved(Session session, RequirementSet required) {
        var hashed = choices.requireHashes() || required.requireHashes();
        var roots =
                Roots.of(
                        hashed || choices.verifyHashes() ? required : required.withoutHashes(),
                        settings.workingFolder(),
                        session.target().markers(),
                        session.materials());
        if (hashed) {
            roots.requireHashes();
        }
        var all =
                choices.resolve().noDependencies()
                        ? roots
                        : roots.following(
                                settings.workingFolder(),
                                session.target().markers(),
                                session.materials(),
                                required.withoutSources());
        return new Resolving(session, settings.progress())
                .resolve(required, all, Map.of(), Map.of());
    }

    private void add(Wanted wanted, Session session, TargetFacts target) {
        items.merge(
                key(wanted),
                new DownloadPlan.Item(wanted, session, List.of(target.name()), false),
                (before, _) -> before.also(target.name()));
    }

    /// What makes two wishes one.
    static String key(Wanted wanted) {
        return switch (wanted.payload()) {
            case Wanted.Payload.Indexed(var file) -> file.filename();
            case Wanted.Payload.Direct(var origin) -> origin.url();
            case Wanted.Payload.Stays _ -> throw new IllegalStateException("nothing is installed");
        };
    }
}

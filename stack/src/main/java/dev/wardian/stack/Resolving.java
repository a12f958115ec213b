package dev.wardian.stack;

import dev.wardian.python.environment.PythonEnvironment;
import dev.wardian.python.environment.Target;
import dev.wardian.python.resolve.CandidateOrder;
import dev.wardian.python.resolve.Explanation;
import dev.wardian.python.resolve.Offer;
import dev.wardian.python.resolve.PrereleaseMode;
import dev.wardian.python.resolve.PresentPackage;
import dev.wardian.python.resolve.PythonResolution;
import dev.wardian.python.resolve.PythonResolver;
import dev.wardian.python.resolve.ResolveListener;
import dev.wardian.python.resolve.ResolveOptions;
import dev.wardian.stack.choice.InstallChoices;
import dev.wardian.stack.choice.PackageSelection;
import dev.wardian.stack.choice.ResolveChoices;
import dev.wardian.stack.explain.Inquiry;
import dev.wardian.stack.explain.Question;
import dev.wardian.stack.explain.Trial;
import dev.wardian.stack.internal.progress.ReportingSource;
import dev.wardian.stack.internal.requirement.Corrections;
import dev.wardian.stack.progress.ProgressEvent;
import dev.wardian.stack.progress.ProgressListener;
import dev.wardian.stack.requirement.RequirementSet;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Puts a question to the resolver and its answer into the words of the façade.
final class Resolving {

    private final Session session;
    private final ProgressListener progress;
    private final Optional<PythonEnvironment> present;

    Resolving(Session session, ProgressListener progress) {
        this(session, progress, Optional.empty());
    }

    /// @param present what is installed and may stay
    Resolving(Session session, ProgressListener progress, Optional<PythonEnvironment> present) {
        this.session = session;
        this.progress = progress;
        this.present = present;
    }

    /// @param present what is installed and may stay
    /// @param preferences versions to take where they fit
    Resolution resolve(
            RequirementSet set,
            Roots roots,
            Map<PackageName, PresentPackage> present,
            Map<PackageName, Version> preferences) {
        var started = System.nanoTime();
        progress.on(new ProgressEvent.ResolvingStarted(roots.requirements().size()));
        var options = options(set).withPresent(present).withPreferences(preferences);
        var lessons = new Lessons(progress, session.index().source(), options.lessons());
        var question =
                new Question(
                        roots.requirements(),
                        roots.constraints(),
                        roots.overrides(),
                        Optional.empty());
        PythonResolution answer;
        try {
            answer = answer(question, options, lessons);
        } finally {
            session.passedOver().tell();
        }
        options = lessons.in(options);
        var milliseconds = (System.nanoTime() - started) / 1_000_000;
        return switch (answer) {
            case PythonResolution.Solved solved -> {
                progress.on(
                        new ProgressEvent.ResolvingFinished(
                                solved.packages().size(), milliseconds));
                yield new Solved(solved, roots, session, milliseconds);
            }
            case PythonResolution.Unsolvable(var explanation) -> {
                progress.on(new ProgressEvent.ResolvingFinished(0, milliseconds));
                yield Unsolvable.of(inquiry(roots, options, explanation));
            }
        };
    }

    /// The answer that stands when its artifacts were looked into; where they prove that it fails,
    /// the search goes on with that.
    private PythonResolution answer(Question asked, ResolveOptions options, Lessons lessons) {
        var learning = session.learning(present);
        while (true) {
            var answer =
                    resolver(session.target(), lessons.in(options))
                            .resolve(asked.requirements(), asked.constraints(), asked.overrides());
            switch (answer) {
                case PythonResolution.Solved solved -> {
                    if (learning.isEmpty()
                            || !lessons.learn(
                                    solved, learning.get().look(solved, asked.requirements()))) {
                        return lessons.told(solved);
                    }
                }
                case PythonResolution.Unsolvable(var explanation) -> {
                    if (!lessons.giveWay(explanation)) {
                        return answer;
                    }
                }
            }
        }
    }

    /// Every version of a package and what the target can do with it.
    List<Offer> offers(PackageName name) {
        return resolver(session.target(), options(RequirementSet.of())).offers(name);
    }

    private PythonResolver resolver(Target target, ResolveOptions options) {
        var resolver =
                new PythonResolver(
                        new ReportingSource(
                                session.index().source(), progress, session.passedOver()),
                        session.materials(),
                        target,
                        options,
                        ResolveListener.SILENT);
        return session.index().answers().map(resolver::remembering).orElse(resolver);
    }

    private Inquiry inquiry(Roots roots, ResolveOptions options, Explanation first) {
        return inquiry(
                roots,
                options,
                first,
                changed -> changed(changed, options, !first.lessons().isEmpty()));
    }

    /// The answer to another question. Where artifacts took part in the failure, those of the new
    /// answer are looked into as well: what shall help must work by what they say.
    private PythonResolution changed(Question changed, ResolveOptions options, boolean looking) {
        if (looking && changed.python().isEmpty()) {
            return answer(
                    changed,
                    options,
                    new Lessons(progress, session.index().source(), options.lessons()));
        }
        var target = session.target();
        return resolver(
                        changed.python().isPresent()
                                ? target.withPythonVersion(changed.python().get())
                                : target,
                        options)
                .resolve(changed.requirements(), changed.constraints(), changed.overrides());
    }

    /// What can be found out about a failure.
    ///
    /// @param answers asks the resolver again
    Inquiry inquiry(
            Roots roots,
            ResolveOptions options,
            Explanation first,
            Function<Question, PythonResolution> answers) {
        var question =
                new Question(
                        roots.requirements(),
                        roots.constraints(),
                        roots.overrides(),
                        Optional.empty());
        var trial =
                new Trial() {
                    @Override
                    public PythonResolution answer(Question changed) {
                        return answers.apply(changed);
                    }

                    @Override
                    public List<Version> usable(PackageName name) {
                        return Offer.usable(resolver(session.target(), options).offers(name));
                    }

                    @Override
                    public List<Requirement> requires(PackageName name, Version version) {
                        return resolver(session.target(), options).requires(name, version);
                    }
                };
        return new Inquiry(
                question,
                first,
                session.target().python(),
                trial,
                made -> progress.on(new ProgressEvent.Tried(made)));
    }

    private ResolveOptions options(RequirementSet set) {
        var choices = session.choices().resolve();
        var options =
                ResolveOptions.DEFAULT
                        .withOrder(order(choices.order()))
                        .withPrereleases(
                                set.prereleases()
                                        ? PrereleaseMode.ALLOW
                                        : mode(choices.prereleases()))
                        .withPrereleasesByName(modes(choices.prereleasesByPackage()))
                        .withExcludeNewerByName(choices.excludeNewerByPackage())
                        .withExcludes(set.excludes())
                        .withDependencies(!choices.noDependencies())
                        .withFormats(
                                selection(choices.noBuild().or(set.onlyBinary())),
                                selection(choices.noBinary().or(set.noBinary())))
                        .withRequireHashes(
                                session.choices().requireHashes() || set.requireHashes());
        if (choices.facts()) {
            var known = new ArrayList<>(Corrections.ours());
            known.addAll(choices.corrections());
            options = options.withLessons(Corrections.lessons(known));
        }
        return choices.excludeNewer().isPresent()
                ? options.withExcludeNewer(choices.excludeNewer().get())
                : options;
    }

    /// How candidates are chosen among, for who asks the resolver otherwise.
    ResolveOptions choosing(RequirementSet set) {
        return options(set);
    }

    private static Map<PackageName, PrereleaseMode> modes(
            Map<PackageName, ResolveChoices.Prereleases> byPackage) {
        var modes = new HashMap<PackageName, PrereleaseMode>();
        byPackage.forEach((name, mode) -> modes.put(name, mode(mode)));
        return modes;
    }

    private static CandidateOrder order(ResolveChoices.Order order) {
        return switch (order) {
            case CONTEMPORARY -> CandidateOrder.CONTEMPORARY;
            case HIGHEST -> CandidateOrder.HIGHEST;
            case LOWEST -> CandidateOrder.LOWEST;
            case LOWEST_DIRECT -> CandidateOrder.LOWEST_DIRECT;
        };
    }

    private static PrereleaseMode mode(ResolveChoices.Prereleases mode) {
        return switch (mode) {
            case DISALLOW -> PrereleaseMode.DISALLOW;
            case ALLOW -> PrereleaseMode.ALLOW;
            case IF_NECESSARY -> PrereleaseMode.IF_NECESSARY;
            case EXPLICIT -> PrereleaseMode.EXPLICIT;
            case IF_NECESSARY_OR_EXPLICIT -> PrereleaseMode.IF_NECESSARY_OR_EXPLICIT;
        };
    }

    private static dev.wardian.python.resolve.PackageSelection selection(
            PackageSelection selection) {
        return switch (selection) {
            case PackageSelection.None() -> dev.wardian.python.resolve.PackageSelection.NONE;
            case PackageSelection.All() -> dev.wardian.python.resolve.PackageSelection.ALL;
            case PackageSelection.Only(var names) ->
                    dev.wardian.python.resolve.PackageSelection.of(names);
        };
    }

    /// What is installed and neither to be installed again nor to be taken from an address; what is
    /// to be upgraded makes room for newer versions only.
    static Map<PackageName, PresentPackage> present(
            PythonEnvironment environment, Roots roots, InstallChoices choices) {
        var present = new HashMap<PackageName, PresentPackage>();
        for (var installed : environment.installed()) {
            var name = installed.name();
            if (!choices.reinstall().contains(name) && roots.origins().of(name).isEmpty()) {
                var there = new PresentPackage(installed.version(), installed::metadata);
                var upgraded = choices.resolve().upgrade().contains(name);
                present.put(name, upgraded ? there.yielding() : there);
            }
        }
        return present;
    }
}

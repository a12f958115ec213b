package dev.wardian.stack;

import dev.wardian.python.resolve.Candidate;
import dev.wardian.python.resolve.DirectSource;
import dev.wardian.python.resolve.Explanation;
import dev.wardian.python.resolve.ForkStrategy;
import dev.wardian.python.resolve.MarkedPreference;
import dev.wardian.python.resolve.PythonResolution;
import dev.wardian.python.resolve.ResolveListener;
import dev.wardian.python.resolve.ResolveOptions;
import dev.wardian.python.resolve.ResolvedPackage;
import dev.wardian.python.resolve.RootRequirement;
import dev.wardian.python.resolve.UniversalOutcome;
import dev.wardian.python.resolve.UniversalPackage;
import dev.wardian.python.resolve.UniversalResolution;
import dev.wardian.python.resolve.UniversalResolver;
import dev.wardian.python.resolve.UniversalTarget;
import dev.wardian.stack.explain.Question;
import dev.wardian.stack.internal.progress.ReportingSource;
import dev.wardian.stack.lock.Chosen;
import dev.wardian.stack.progress.ProgressEvent;
import dev.wardian.stack.progress.ProgressListener;
import dev.wardian.stack.requirement.RequirementSet;
import dev.wardian.standards.marker.MarkerSpace;
import dev.wardian.standards.version.SpecifierSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/// Puts a question to the resolver for many environments at once.
final class ResolvingEverywhere {

    private final Session session;
    private final ProgressListener progress;
    private final Lessons lessons;
    private final UnbuiltProjects projects;

    /// @param versions whether it matters which versions folders have
    ResolvingEverywhere(Session session, ProgressListener progress, boolean versions) {
        this.session = session;
        this.progress = progress;
        this.lessons =
                new Lessons(
                        progress,
                        session.index().source(),
                        new Resolving(session, progress).choosing(RequirementSet.of()).lessons());
        this.projects = new UnbuiltProjects(session.materials());
        if (versions) {
            projects.build();
        }
    }

    /// What the requirements come to.
    ///
    /// @param preferences versions to take where they fit
    /// @param selections where requirements count that extras or groups of the project ask for
    UniversalOutcome resolve(
            RequirementSet set,
            Roots roots,
            UniversalTarget target,
            List<MarkedPreference> preferences,
            Map<RootRequirement, MarkerSpace> selections) {
        var started = System.nanoTime();
        progress.on(new ProgressEvent.ResolvingStarted(roots.requirements().size()));
        var options = new Resolving(session, progress).choosing(set);
        UniversalOutcome outcome;
        try {
            outcome =
                    answer(
                            roots,
                            within ->
                                    resolver(projects, target, within.in(options))
                                            .preferring(preferences)
                                            .selecting(selections));
        } finally {
            session.passedOver().tell();
        }
        var count =
                switch (outcome) {
                    case UniversalOutcome.Solved(var found) -> found.packages().size();
                    case UniversalOutcome.Unsolvable _ -> 0;
                };
        progress.on(
                new ProgressEvent.ResolvingFinished(
                        count, (System.nanoTime() - started) / 1_000_000));
        return outcome;
    }

    /// The answer that stands when the artifacts that the interpreter at hand would get were looked
    /// into. What they prove counts in all environments: it is one release, and a lock with one
    /// version everywhere is worth more than a wheel of another platform that nobody looked into.
    private UniversalOutcome answer(Roots roots, Function<Lessons, UniversalResolver> resolvers) {
        var learning = session.learning(Optional.empty());
        while (true) {
            var answer = answer(roots, resolvers.apply(lessons));
            switch (answer) {
                case UniversalOutcome.Solved(var found) -> {
                    var here = here(found);
                    if (learning.isEmpty()
                            || !lessons.learn(
                                    here, learning.get().look(here, roots.requirements()))) {
                        return new UniversalOutcome.Solved(warned(found));
                    }
                }
                case UniversalOutcome.Unsolvable failed -> {
                    if (!projects.build() && !lessons.giveWay(failed.explanation())) {
                        return answer;
                    }
                }
            }
        }
    }

    /// With the versions of projects that must be built for it where those decide.
    private UniversalOutcome answer(Roots roots, UniversalResolver resolver) {
        while (true) {
            try {
                return resolver.resolve(
                        roots.requirements(), roots.constraints(), roots.overrides());
            } catch (UnbuiltProjects.VersionWanted _) {
                projects.build();
            }
        }
    }

    private UniversalResolution warned(UniversalResolution found) {
        return new UniversalResolution(
                found.target(),
                found.forks(),
                found.roots(),
                found.packages(),
                lessons.told(solved(found.packages(), found.warnings())).warnings());
    }

    /// What the answer comes to on this machine, with the wheels that fit it.
    private PythonResolution.Solved here(UniversalResolution found) {
        var markers = session.target().markers();
        var here = new ArrayList<UniversalPackage>();
        for (var one : found.packages()) {
            if (one.environments().contains(markers, Set.of())) {
                here.add(one);
            }
        }
        return solved(here, List.of());
    }

    private PythonResolution.Solved solved(List<UniversalPackage> some, List<String> warnings) {
        var packages = new ArrayList<ResolvedPackage>(some.size());
        for (var one : some) {
            packages.add(
                    new ResolvedPackage(
                            one.name(),
                            one.version(),
                            fitting(one.candidate()),
                            one.metadata(),
                            one.extras().keySet(),
                            one.via(),
                            Optional.empty(),
                            Optional.empty()));
        }
        return new PythonResolution.Solved(packages, warnings);
    }

    private Candidate fitting(Candidate candidate) {
        if (!(candidate instanceof Candidate.Indexed(var _, var all))) {
            return candidate;
        }
        var tags = session.target().tags();
        Candidate best = candidate;
        var least = Integer.MAX_VALUE;
        for (var file : all) {
            var rank = file.wheel().map(tags::rank).orElse(OptionalInt.empty());
            if (rank.isPresent() && rank.getAsInt() < least) {
                least = rank.getAsInt();
                best = new Candidate.Indexed(file, all);
            }
        }
        return best;
    }

    /// Why the newest version of a package was passed over, if artifacts say so.
    Optional<Chosen> remark(UniversalPackage one, UniversalResolution found) {
        return lessons.remark(one, found.packages());
    }

    /// Why there is no answer, with what can be found out about it in the environments that have
    /// none.
    ///
    /// @param message what cannot be, in one line
    Unsolvable refusal(
            RequirementSet set,
            Roots roots,
            UniversalTarget target,
            UniversalOutcome.Unsolvable failed,
            String message) {
        var resolving = new Resolving(session, progress);
        var options = lessons.in(resolving.choosing(set));
        var first =
                new Explanation(message, failed.explanation().facts(), failed.explanation().hint());
        var inquiry =
                resolving.inquiry(
                        roots,
                        options,
                        first,
                        changed -> answer(changed, target, failed.environments(), options));
        return Unsolvable.of(inquiry);
    }

    private UniversalResolver resolver(
            DirectSource direct, UniversalTarget target, ResolveOptions options) {
        var resolver =
                new UniversalResolver(
                                new ReportingSource(
                                        session.index().source(), progress, session.passedOver()),
                                direct,
                                target,
                                options,
                                ResolveListener.SILENT)
                        .taking(session.index().marked())
                        .parting(strategy());
        return session.index().answers().map(resolver::remembering).orElse(resolver);
    }

    private ForkStrategy strategy() {
        return switch (session.choices().resolve().forks()) {
            case REQUIRES_PYTHON -> ForkStrategy.REQUIRES_PYTHON;
            case FEWEST -> ForkStrategy.FEWEST;
        };
    }

    private PythonResolution answer(
            Question changed, UniversalTarget target, MarkerSpace where, ResolveOptions options) {
        var pythons =
                changed.python().isPresent()
                        ? SpecifierSet.parse(">=" + changed.python().get())
                        : target.requiresPython();
        var outcome =
                resolver(
                                session.materials(),
                                new UniversalTarget(pythons, List.of(where), target.required()),
                                options)
                        .resolve(
                                changed.requirements(), changed.constraints(), changed.overrides());
        return switch (outcome) {
            case UniversalOutcome.Unsolvable(var _, var why) ->
                    new PythonResolution.Unsolvable(why);
            case UniversalOutcome.Solved(var found) -> solved(found.packages(), found.warnings());
        };
    }
}

package dev.wardian.stack;

import dev.wardian.python.resolve.Explanation;
import dev.wardian.python.resolve.MarkedPreference;
import dev.wardian.python.resolve.PythonResolution;
import dev.wardian.python.resolve.ResolveListener;
import dev.wardian.python.resolve.ResolveOptions;
import dev.wardian.python.resolve.ResolvedPackage;
import dev.wardian.python.resolve.UniversalOutcome;
import dev.wardian.python.resolve.UniversalResolver;
import dev.wardian.python.resolve.UniversalTarget;
import dev.wardian.stack.explain.Question;
import dev.wardian.standards.marker.MarkerSpace;
import dev.wardian.standards.version.SpecifierSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts a question to the resolver for many environments at once.
final class ResolvingEverywhere {

    private final Session session;
    private final ProgressListener progress;

    ResolvingEverywhere(Session session, ProgressListener progress) {
        this.session = session;
        this.progress = progress;
    }

    /// What the requirements come to.
    ///
    /// @param preferences versions to take where they fit
    /// @param selectable whether extras and groups of the project can be chosen later
    UniversalOutcome resolve(
            RequirementSet set,
            Roots roots,
            UniversalTarget target,
            List<MarkedPreference> preferences,
            boolean selectable) {
        var started = System.nanoTime();
        progress.on(new ProgressEvent.ResolvingStarted(roots.requirements().size()));
        var resolver =
                new UniversalResolver(
                                new ReportingSource(
                                        session.index().source(), progress, session.passedOver()),
                                session.materials(),
                                target,
                                new Resolving(session, progress).choosing(set),
                                ResolveListener.SILENT)
                        .preferring(preferences)
                        .selecting(selectable ? roots.selections() : Map.of());
        var outcome = answer(resolver, roots);
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

    private UniversalOutcome answer(UniversalResolver resolver, Roots roots) {
        try {
            return resolver.resolve(roots.requirements(), roots.constraints(), roots.overrides());
        } finally {
            session.passedOver().tell();
        }
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
        var options = resolving.choosing(set);
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

    private PythonResolution answer(
            Question changed, UniversalTarget target, MarkerSpace where, ResolveOptions options) {
        var pythons =
                changed.python().isPresent()
                        ? SpecifierSet.parse(">=" + changed.python().get())
                        : target.requiresPython();
        var outcome =
                new UniversalResolver(
                                new ReportingSource(
                                        session.index().source(), progress, session.passedOver()),
                                session.materials(),
                                new UniversalTarget(pythons, List.of(where), target.required()),
                                options,
                                ResolveListener.SILENT)
                        .resolve(
                                changed.requirements(), changed.constraints(), changed.overrides());
        return switch (outcome) {
            case UniversalOutcome.Unsolvable(var _, var why) ->
                    new PythonResolution.Unsolvable(why);
            case UniversalOutcome.Solved(var found) -> {
                var packages = new ArrayList<ResolvedPackage>(found.packages().size());
                for (var one : found.packages()) {
                    packages.add(
                            new ResolvedPackage(
                                    one.name(),
                                    one.version(),
                                    one.candidate(),
                                    one.metadata(),
                                    one.extras().keySet(),
                                    one.via(),
                                    Optional.empty(),
                                    Optional.empty()));
                }
                yield new PythonResolution.Solved(packages, found.warnings());
            }
        };
    }
}

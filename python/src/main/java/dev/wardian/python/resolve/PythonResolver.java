package dev.wardian.python.resolve;

import dev.wardian.python.PythonException;
import dev.wardian.python.ResolveProblem;
import dev.wardian.python.environment.Target;
import dev.wardian.python.index.PackageSource;
import dev.wardian.solver.Outcome;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Chooses one version of every package that some requirements need, for one target.
///
/// The same requirements give the same versions as with uv 0.13: the order of decisions, the
/// treatment of pre-releases, yanked files and other Pythons are its own. What cannot be had comes
/// back as an explanation; a network that fails, a build that fails or an address that cannot be
/// read is thrown as a [PythonException]. A resolver may be used again and by several threads.
public final class PythonResolver {
    private final PackageSource source;
    private final DirectSource direct;
    private final Target target;
    private final ResolveOptions options;
    private final ResolveListener listener;
    private final Optional<ResolutionMemory> memory;

    /// A resolver that can also take packages from addresses.
    public PythonResolver(
            PackageSource source,
            DirectSource direct,
            Target target,
            ResolveOptions options,
            ResolveListener listener) {
        this(source, direct, target, options, listener, Optional.empty());
    }

    private PythonResolver(
            PackageSource source,
            DirectSource direct,
            Target target,
            ResolveOptions options,
            ResolveListener listener,
            Optional<ResolutionMemory> memory) {
        this.source = source;
        this.direct = direct;
        this.target = target;
        this.options = options;
        this.listener = listener;
        this.memory = memory;
    }

    /// A resolver that refuses requirements with an address.
    public PythonResolver(
            PackageSource source, Target target, ResolveOptions options, ResolveListener listener) {
        this(
                source,
                (name, url) -> {
                    throw new PythonException(new ResolveProblem.NoAddresses(name.toString(), url));
                },
                target,
                options,
                listener);
    }

    /// The same resolver, which answers from a memory where that holds; its listener hears nothing
    /// of a search that was made before.
    public PythonResolver remembering(ResolutionMemory answers) {
        return new PythonResolver(source, direct, target, options, listener, Optional.of(answers));
    }

    /// Answers what these requirements come to, within the constraints and with the overrides.
    ///
    /// A constraint limits the versions of a package that something else asks for. An override
    /// replaces every requirement of its package, those of other packages too. What the options
    /// exclude is left out of all of them.
    public PythonResolution resolve(
            List<RootRequirement> roots,
            List<RootRequirement> constraints,
            List<RootRequirement> overrides) {
        Attempt.Asked asked = new Attempt.Asked(roots, constraints, overrides);
        return memory.filter(_ -> options.isOfIndexes())
                .map(
                        it ->
                                it.answer(
                                        List.of(asked.written(), asked, target, options),
                                        source,
                                        direct,
                                        (from, at) -> search(asked, from, at),
                                        PythonResolution.Solved.class))
                .orElseGet(() -> search(asked, source, direct));
    }

    private PythonResolution search(
            Attempt.Asked asked, PackageSource source, DirectSource direct) {
        Attempt attempt =
                new Attempt(
                        source,
                        direct,
                        new OneTarget(target),
                        asked,
                        options,
                        Leaning.NONE,
                        listener);
        return switch (attempt.run()) {
            case Outcome.Solved<Node, Version, PythonVersions>(var versions) ->
                    attempt.answer().of(versions);
            case Outcome.Unsolvable<Node, Version, PythonVersions>(var proof) ->
                    unsolvable(attempt.explainer().explain(proof));
            case Outcome.Stopped<Node, Version, PythonVersions> _ ->
                    throw new IllegalStateException("one target was divided");
        };
    }

    private static PythonResolution unsolvable(Explanation explanation) {
        Lacking.throwIfAny(explanation);
        return new PythonResolution.Unsolvable(explanation);
    }

    /// Every version of a package that is offered, newest first, and what this target can do with
    /// it; nobody's requirements count.
    ///
    /// @throws PythonException when no index knows the package
    public List<Offer> offers(PackageName name) {
        Scope scope = new OneTarget(target);
        Manifest manifest = new Manifest(List.of(), List.of(), List.of(), Set.of(), scope);
        FileChoice files = new FileChoice(scope, options, manifest);
        Candidates page = new Candidates(source.page(name), files);
        List<Offer> offers = new ArrayList<>(page.size());
        for (int index = 0; index < page.size(); index++) {
            Assessment assessment = page.assessment(index);
            if (!assessment.isInvisible()) {
                Optional<Refusal> refusal =
                        assessment.pythonAsked() == null
                                ? Optional.ofNullable(assessment.refusal())
                                : Optional.of(
                                        new Refusal.OtherPython(
                                                assessment.pythonAsked(), target.python()));
                offers.add(
                        new Offer(
                                page.version(index),
                                page.release(index).files(),
                                Optional.ofNullable(assessment.file()),
                                refusal));
            }
        }
        return offers;
    }

    /// What a version that is offered depends on, markers not looked at; nothing if it cannot be
    /// installed.
    public List<Requirement> requires(PackageName name, Version version) {
        for (Offer offer : offers(name)) {
            if (offer.version().equals(version) && offer.file().isPresent()) {
                return source.metadata(offer.file().get()).requiresDist();
            }
        }
        return List.of();
    }
}

package dev.wardian.python.resolve;

import dev.wardian.python.IndexProblem;
import dev.wardian.python.PythonException;
import dev.wardian.python.ResolveProblem;
import dev.wardian.python.environment.Target;
import dev.wardian.python.index.PackageSource;
import dev.wardian.solver.Outcome;
import dev.wardian.standards.version.Version;
import java.util.List;

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

    /// A resolver that can also take packages from addresses.
    public PythonResolver(
            PackageSource source,
            DirectSource direct,
            Target target,
            ResolveOptions options,
            ResolveListener listener) {
        this.source = source;
        this.direct = direct;
        this.target = target;
        this.options = options;
        this.listener = listener;
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

    /// Answers what these requirements come to, within the constraints and with the overrides.
    ///
    /// A constraint limits the versions of a package that something else asks for. An override
    /// replaces every requirement of its package, those of other packages too. What the options
    /// exclude is left out of all of them.
    public PythonResolution resolve(
            List<RootRequirement> roots,
            List<RootRequirement> constraints,
            List<RootRequirement> overrides) {
        Attempt attempt =
                new Attempt(
                        source,
                        direct,
                        new OneTarget(target),
                        new Attempt.Asked(roots, constraints, overrides),
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
        throwIfNotKept(explanation);
        return new PythonResolution.Unsolvable(explanation);
    }

    /// Where nothing was found only because nobody may be asked, that is the answer.
    static void throwIfNotKept(Explanation explanation) {
        for (Fact fact : explanation.facts()) {
            if (fact instanceof Fact.Refused(var _, var _, Refusal.Unreadable(var problem))
                    && problem instanceof IndexProblem.NotKept) {
                throw new PythonException(problem);
            }
        }
    }
}

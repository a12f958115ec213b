package dev.wardian.python.resolve;

import dev.wardian.python.index.PackageSource;
import dev.wardian.solver.Outcome;
import dev.wardian.standards.marker.MarkerSpace;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Chooses versions for many environments at once: platforms, interpreters and Pythons.
///
/// It looks for one answer for all of them. Where the requirements of one package part, or a
/// candidate is for newer Pythons only, it goes on apart for the parts, from the beginning, and
/// each part takes what the others chose where that fits. See `docs/solver.md`. Versions are those
/// of uv 0.13, and do not depend on the order in which an index answers.
///
/// What fails is thrown as with [PythonResolver]. May be used again and by several threads.
public final class UniversalResolver {
    private final PackageSource source;
    private final DirectSource direct;
    private final UniversalTarget target;
    private final ResolveOptions options;
    private final ResolveListener listener;
    private final Wishes wishes;
    private final Optional<ResolutionMemory> memory;

    /// What makes an answer another one beside the requirements.
    ///
    /// @param preferences versions to take where they fit
    /// @param selections where the requirements count that do not count always
    /// @param indexes those that packages come from in some environments alone
    record Wishes(
            List<MarkedPreference> preferences,
            Map<RootRequirement, MarkerSpace> selections,
            Map<PackageName, List<MarkedIndex>> indexes,
            ForkStrategy strategy) {
        private static final Wishes NONE =
                new Wishes(List.of(), Map.of(), Map.of(), ForkStrategy.REQUIRES_PYTHON);

        Wishes {
            preferences = List.copyOf(preferences);
            selections = Map.copyOf(selections);
            indexes = Map.copyOf(indexes);
        }
    }

    /// A resolver for these environments.
    public UniversalResolver(
            PackageSource source,
            DirectSource direct,
            UniversalTarget target,
            ResolveOptions options,
            ResolveListener listener) {
        this(source, direct, target, options, listener, Wishes.NONE, Optional.empty());
    }

    private UniversalResolver(
            PackageSource source,
            DirectSource direct,
            UniversalTarget target,
            ResolveOptions options,
            ResolveListener listener,
            Wishes wishes,
            Optional<ResolutionMemory> memory) {
        this.source = source;
        this.direct = direct;
        this.target = target;
        this.options = options;
        this.listener = listener;
        this.wishes = wishes;
        this.memory = memory;
    }

    private UniversalResolver with(Wishes other) {
        return new UniversalResolver(source, direct, target, options, listener, other, memory);
    }

    /// The same resolver, which answers from a memory where that holds; see
    /// [PythonResolver#remembering].
    public UniversalResolver remembering(ResolutionMemory answers) {
        return new UniversalResolver(
                source, direct, target, options, listener, wishes, Optional.of(answers));
    }

    /// The same resolver, which takes these versions where they fit; in their environments they go
    /// before the preferences of the options.
    public UniversalResolver preferring(List<MarkedPreference> versions) {
        return with(new Wishes(versions, wishes.selections, wishes.indexes, wishes.strategy));
    }

    /// The same resolver, in whose answer these requirements count only where that is selected
    /// (`"x" in extras`): nothing is chosen otherwise, since all may be selected together but for
    /// what the target holds apart, but what nothing else needs is needed there alone.
    public UniversalResolver selecting(Map<RootRequirement, MarkerSpace> where) {
        return with(new Wishes(wishes.preferences, where, wishes.indexes, wishes.strategy));
    }

    /// The same resolver, which takes packages from one index alone in some environments; the
    /// indexes of a package share no environment. Where it asks for a package that has several, it
    /// goes on apart.
    public UniversalResolver taking(Map<PackageName, List<MarkedIndex>> from) {
        return with(new Wishes(wishes.preferences, wishes.selections, from, wishes.strategy));
    }

    /// The same resolver with another strategy.
    public UniversalResolver parting(ForkStrategy by) {
        return with(new Wishes(wishes.preferences, wishes.selections, wishes.indexes, by));
    }

    private ResolveOptions options(MarkerSpace environments) {
        if (wishes.preferences.isEmpty()) {
            return options;
        }
        Map<PackageName, Version> preferred = new HashMap<>(options.preferences());
        preferred.putAll(MarkedPreference.within(wishes.preferences, environments, order()));
        return options.withPreferences(preferred);
    }

    private Comparator<Version> order() {
        return isLowest() ? Comparator.naturalOrder() : Comparator.reverseOrder();
    }

    /// Answers what these requirements come to; constraints and overrides are as with
    /// [PythonResolver#resolve], and count where their markers hold.
    public UniversalOutcome resolve(
            List<RootRequirement> roots,
            List<RootRequirement> constraints,
            List<RootRequirement> overrides) {
        Attempt.Asked asked = new Attempt.Asked(roots, constraints, overrides);
        return memory.filter(_ -> options.isOfIndexes())
                .map(
                        it ->
                                it.answer(
                                        List.of(asked.written(), asked, target, options, wishes),
                                        source,
                                        direct,
                                        (from, at) -> search(asked, from, at),
                                        UniversalOutcome.Solved.class))
                .orElseGet(() -> search(asked, source, direct));
    }

    private UniversalOutcome search(
            Attempt.Asked asked, PackageSource source, DirectSource direct) {
        Conditions conditions = new Conditions();
        UniversalAnswer answer = new UniversalAnswer(target, wishes.selections);
        Leaning siblings = Leaning.NONE;
        Deque<Part> open = beginnings(asked.roots());
        while (!open.isEmpty()) {
            Part part = open.pop();
            ManyEnvironments scope =
                    new ManyEnvironments(
                            part.space,
                            target,
                            conditions,
                            new Parting(wishes.strategy, isLowest()),
                            wishes);
            Optional<Division> division = byAddress(asked, scope);
            if (division.isPresent()) {
                part.divide(division.get(), Map.of(), open);
                continue;
            }
            Leaning leaning = new Leaning(part.inherited, siblings.siblings());
            Attempt attempt =
                    new Attempt(
                            source, direct, scope, asked, options(part.space), leaning, listener);
            switch (attempt.run()) {
                case Outcome.Stopped<Node, Version, PythonVersions>(var why, var decided) ->
                        part.divide((Division) why, inherited(decided), open);
                case Outcome.Solved<Node, Version, PythonVersions>(var versions) -> {
                    answer.add(scope, attempt, versions);
                    siblings = following(siblings, attempt, versions);
                }
                case Outcome.Unsolvable<Node, Version, PythonVersions>(var proof) -> {
                    Explanation explanation = attempt.explainer().explain(proof);
                    Lacking.throwIfAny(explanation);
                    return new UniversalOutcome.Unsolvable(scope.environments(), explanation);
                }
            }
        }
        return new UniversalOutcome.Solved(answer.resolution());
    }

    /// Some environments that are yet to be solved.
    ///
    /// @param inherited what was decided when they were set apart
    private record Part(MarkerSpace space, Map<PackageName, Version> inherited) {
        void divide(Division division, Map<PackageName, Version> decided, Deque<Part> open) {
            for (MarkerSpace part : division.parts()) {
                open.push(new Part(part, decided));
            }
        }
    }

    /// What was decided for all parts, but for packages that come from other indexes in some.
    private Map<PackageName, Version> inherited(Map<Node, Version> decided) {
        Map<PackageName, Version> projects = Leaning.projects(decided);
        projects.keySet().removeAll(wishes.indexes.keySet());
        return projects;
    }

    /// What was chosen is preferred from now on, unless that depends on who asks for a package.
    private Leaning following(Leaning siblings, Attempt attempt, Map<Node, Version> versions) {
        return options.order() == CandidateOrder.LOWEST_DIRECT
                ? siblings
                : siblings.following(attempt, versions, order());
    }

    private boolean isLowest() {
        return options.order() == CandidateOrder.LOWEST;
    }

    /// The environments to begin with, the first one on top.
    private Deque<Part> beginnings(List<RootRequirement> roots) {
        MarkerSpace pythons = MarkerSpace.ofPython(target.requiresPython());
        List<MarkerSpace> asked =
                target.environments().isEmpty()
                        ? List.of(MarkerSpace.all())
                        : target.environments().reversed();
        List<MarkerSpace> spaces = new ArrayList<>();
        MarkerSpace before = MarkerSpace.none();
        for (MarkerSpace space : asked) {
            MarkerSpace own = space.and(pythons).minus(before);
            if (!own.isEmpty()) {
                spaces.add(own);
                before = before.or(own);
            }
        }
        Comparator<MarkerSpace> byPython = Comparator.comparing(ManyEnvironments::leastPython);
        spaces.sort(
                new Parting(wishes.strategy, isLowest()).oldestFirst()
                        ? byPython.reversed()
                        : byPython);
        Deque<Part> open = new ArrayDeque<>();
        for (MarkerSpace space : spaces) {
            for (MarkerSpace part : apart(space, roots)) {
                open.push(new Part(part, Map.of()));
            }
        }
        return open;
    }

    /// Some environments by what may be wanted together; what leaves least to choose comes last, as
    /// in [Forks].
    private List<MarkerSpace> apart(MarkerSpace space, List<RootRequirement> roots) {
        if (target.apart().isEmpty()) {
            return List.of(space);
        }
        List<MarkerSpace> parts = new ArrayList<>();
        for (MarkerSpace together : target.apart()) {
            MarkerSpace part = space.and(together);
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        parts.sort(Comparator.comparingLong(part -> bounded(part, roots)));
        return parts;
    }

    /// How many requirements that count in a part have an upper bound.
    private long bounded(MarkerSpace part, List<RootRequirement> roots) {
        return roots.stream()
                .filter(root -> Forks.isBounded(root.requirement()))
                .filter(
                        root ->
                                !wishes.selections
                                        .getOrDefault(root, MarkerSpace.all())
                                        .isDisjoint(part))
                .count();
    }

    /// Where a person names several addresses of one package, each for other environments, these
    /// must be apart before anything is looked at.
    private static Optional<Division> byAddress(Attempt.Asked asked, Scope scope) {
        Set<PackageName> addressed = new HashSet<>();
        for (RootRequirement root : asked.roots()) {
            if (root.requirement().url().isPresent()) {
                addressed.add(root.requirement().name());
            }
        }
        List<Requirements.Ask> asks = new ArrayList<>();
        for (RootRequirement root : asked.roots()) {
            Optional<String> condition =
                    addressed.contains(root.requirement().name())
                            ? scope.condition(root)
                            : Optional.empty();
            condition.ifPresent(
                    text ->
                            asks.add(
                                    new Requirements.Ask(
                                            root.requirement(), new Via.Root(root), text)));
        }
        return scope.divideBy(asks);
    }
}

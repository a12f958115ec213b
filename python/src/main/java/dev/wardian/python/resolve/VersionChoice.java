package dev.wardian.python.resolve;

import dev.wardian.solver.Choice;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import dev.wardian.standards.version.VersionRange;
import java.util.Objects;
import java.util.Optional;

/// Which version of a package is tried next: the one that uv 0.13 would take, so that the same
/// requirements give the same versions.
final class VersionChoice {
    private final Scope scope;
    private final ResolveOptions options;
    private final Sources sources;
    private final Selection selection;
    private final FileChoice files;
    private final Horizons horizons;
    private final Prefetch prefetch;
    private final Optional<Coverage> coverage;
    private final Optional<Relevance> relevance;

    VersionChoice(SearchContext context, Selection selection) {
        this.scope = context.scope();
        this.options = context.options();
        this.sources = context.sources();
        this.files = context.files();
        this.horizons = context.horizons();
        this.prefetch = context.prefetch();
        this.relevance = context.relevance();
        this.coverage = scope.coverage();
        this.selection = selection;
    }

    /// The version that is decided already, or the only one allowed if it was chosen before, or
    /// else the best of those that are there.
    Choice<Version, PythonVersions> choose(
            PackageName name, PythonVersions allowed, Optional<Version> decided) {
        Optional<Version> settled =
                decided.filter(allowed::contains)
                        .or(() -> allowed.range().asSingleton())
                        .flatMap(version -> sources.spelled(name, version));
        return settled.isPresent() ? new Choice.Pick<>(settled.get()) : choose(name, allowed);
    }

    /// A version and the room beside it in which there is no other: what is wrong with it may be
    /// said of all that.
    PythonVersions around(Node node, Version version) {
        Optional<PackageName> name = node.about();
        return name.isPresent() ? around(name.get(), version) : PythonVersions.only(version);
    }

    private PythonVersions around(PackageName name, Version version) {
        if (sources.address(name).isPresent()) {
            return PythonVersions.only(version);
        }
        Optional<Candidates> page = sources.pageAtHand(name);
        return page.isPresent() && !options.present().containsKey(name)
                ? new PythonVersions(page.get().around(version))
                : PythonVersions.only(version);
    }

    private Choice<Version, PythonVersions> choose(PackageName name, PythonVersions allowed) {
        Optional<String> address = sources.address(name);
        if (address.isPresent()) {
            Version version = sources.atAddress(name, address.get()).version();
            Candidate candidate = new Candidate.Direct(address.get());
            sources.choose(name, version, new Sources.Chosen(candidate, null));
            return allowed.contains(version) ? new Choice.Pick<>(version) : new Choice.Nothing<>();
        }
        Optional<PresentPackage> present =
                Optional.ofNullable(options.present().get(name))
                        .filter(there -> allowed.contains(there.version()));
        if (present.isPresent() && !present.get().yields()) {
            return stay(name, present.get());
        }
        prefetch.reading(name);
        Optional<Candidates> page = sources.page(name);
        if (present.isPresent() && !isOutdated(present.get(), name, page, allowed)) {
            return stay(name, present.get());
        }
        if (page.isEmpty()) {
            return new Choice.Refuse<>(allowed, sources.missing(name));
        }
        return choose(name, page.get(), allowed);
    }

    private Choice<Version, PythonVersions> stay(PackageName name, PresentPackage present) {
        Candidate candidate = new Candidate.Present(present);
        sources.choose(name, present.version(), new Sources.Chosen(candidate, null));
        return new Choice.Pick<>(present.version());
    }

    /// Whether an index offers something better than what is there: an upgrade never goes back.
    private boolean isOutdated(
            PresentPackage present,
            PackageName name,
            Optional<Candidates> page,
            PythonVersions allowed) {
        if (page.isEmpty()) {
            return false;
        }
        int best = selection.pick(name, page.get(), allowed.range(), horizons.of(name));
        return best >= 0
                && switch (options.order()) {
                    case HIGHEST, CONTEMPORARY ->
                            page.get().version(best).compareTo(present.version()) > 0;
                    case LOWEST, LOWEST_DIRECT -> true;
                };
    }

    private Choice<Version, PythonVersions> choose(
            PackageName name, Candidates page, PythonVersions allowed) {
        int index = selection.pick(name, page, allowed.range(), horizons.of(name));
        if (index < 0) {
            return new Choice.Nothing<>();
        }
        Version version = page.version(index);
        Assessment assessment = page.assessment(index);
        if (assessment.file() == null) {
            Refusal refusal = assessment.refusal();
            return new Choice.Refuse<>(
                    around(name, version), refusal == null ? new Refusal.NoFiles() : refusal);
        }
        String otherPython = assessment.pythonAsked();
        if (otherPython != null) {
            Optional<Division> division = scope.divideBy(otherPython);
            return division.isPresent()
                    ? new Choice.Stop<>(division.get())
                    : new Choice.Refuse<>(
                            around(name, version),
                            new Refusal.OtherPython(otherPython, scope.python()));
        }
        return coverage.isPresent() && relevance.isPresent()
                ? covering(name, page, index, allowed, coverage.get(), relevance.get())
                : take(name, page, index, allowed);
    }

    private Choice<Version, PythonVersions> covering(
            PackageName name,
            Candidates page,
            int index,
            PythonVersions allowed,
            Coverage asked,
            Relevance needed) {
        Version version = page.version(index);
        int publicIndex =
                version.isLocal()
                        ? usable(name, page, allowed.range(), Coverage.publicOf(version))
                        : -1;
        return switch (asked.of(name, page, index, publicIndex, files, needed)) {
            case Coverage.Verdict.Enough() -> take(name, page, index, allowed);
            case Coverage.Verdict.Instead(int other) -> take(name, page, other, allowed);
            case Coverage.Verdict.Apart(Division division) -> new Choice.Stop<>(division);
            case Coverage.Verdict.Lacking(var environments) ->
                    new Choice.Refuse<>(
                            around(name, version), new Refusal.NotForRequired(environments));
        };
    }

    /// The place of a release that is allowed, within the range, and can be installed; or -1.
    private int usable(
            PackageName name, Candidates page, VersionRange allowed, VersionRange range) {
        int index = selection.pick(name, page, allowed.intersection(range), horizons.of(name));
        boolean usable =
                index >= 0
                        && page.assessment(index).file() != null
                        && page.assessment(index).pythonAsked() == null;
        return usable ? index : -1;
    }

    private Choice<Version, PythonVersions> take(
            PackageName name, Candidates page, int index, PythonVersions allowed) {
        Version version = page.version(index);
        Assessment assessment = page.assessment(index);
        Candidate candidate =
                new Candidate.Indexed(
                        Objects.requireNonNull(assessment.file()), page.release(index).files());
        if (sources.choose(name, version, new Sources.Chosen(candidate, assessment))) {
            prefetch.tried(name, page, index, allowed.range());
        }
        return new Choice.Pick<>(version);
    }
}

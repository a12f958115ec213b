package dev.wardian.stack.internal.learn;

import dev.wardian.python.index.DistributionFile;
import dev.wardian.python.index.PackageSource;
import dev.wardian.python.index.Release;
import dev.wardian.python.index.ReleaseTimes;
import dev.wardian.python.resolve.Candidate;
import dev.wardian.python.resolve.Ceiling;
import dev.wardian.python.resolve.Horizon;
import dev.wardian.python.resolve.PatchSeries;
import dev.wardian.python.resolve.PythonResolution;
import dev.wardian.python.resolve.ResolvedPackage;
import dev.wardian.python.resolve.RootRequirement;
import dev.wardian.python.resolve.Via;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Operator;
import dev.wardian.standards.version.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Which pairs of an answer are worth a look into their files. Everything else costs nothing: an
/// answer without compiled users of NumPy across its second major release, and without pins whose
/// dependencies are of a later time, has none.
///
/// @param name the package whose files say what they need
/// @param other the one that they need it of
/// @param interfaces whether binary interfaces may differ
/// @param imports whether names may have gone
public record Suspicion(PackageName name, PackageName other, boolean interfaces, boolean imports) {
    private static final PackageName NUMPY = PackageName.of("numpy");

    /// When NumPy 2.0.0 came out. What was compiled before was compiled for NumPy 1; what was
    /// compiled since works with both unless it says otherwise.
    private static final Instant NUMPY_TWO = Instant.parse("2024-06-16T00:00:00Z");

    /// What uses NumPy's headers and does not require NumPy.
    private static final Set<PackageName> SILENT_USERS =
            Set.of(PackageName.of("pyarrow"), PackageName.of("faiss-cpu"));

    /// Data that is only ever right when it is new, and has no names to lose.
    private static final Set<PackageName> TIMELESS =
            Set.of(PackageName.of("certifi"), PackageName.of("pytz"), PackageName.of("tzdata"));

    /// What to look at, sorted by name.
    ///
    /// @param source has the pages that the answer came from
    static List<Suspicion> of(
            PythonResolution.Solved solved, List<RootRequirement> roots, PackageSource source) {
        return new Look(solved, roots, source).pairs();
    }

    private static final class Look {
        private final Map<PackageName, ResolvedPackage> chosen = new TreeMap<>();
        private final Set<PackageName> pinned;
        private final PackageSource source;

        Look(PythonResolution.Solved solved, List<RootRequirement> roots, PackageSource source) {
            solved.packages().forEach(one -> chosen.put(one.name(), one));
            this.pinned = pinned(roots, source);
            this.source = source;
        }

        List<Suspicion> pairs() {
            var pairs = new ArrayList<Suspicion>();
            var ends = new HashMap<PackageName, Optional<Instant>>();
            for (var other : chosen.values()) {
                for (var asks : askers(other)) {
                    var interfaces = other.name().equals(NUMPY) && mayRefuse(asks, other.version());
                    var imports =
                            pinned.contains(asks.name())
                                    && !TIMELESS.contains(other.name())
                                    && ends.computeIfAbsent(
                                                    asks.name(),
                                                    _ -> published(asks).map(Look::end))
                                            .filter(end -> isLater(other, end))
                                            .isPresent();
                    if (interfaces || imports) {
                        pairs.add(new Suspicion(asks.name(), other.name(), interfaces, imports));
                    }
                }
            }
            return pairs;
        }

        private static Instant end(Instant published) {
            return published.plus(Horizon.WINDOW);
        }

        private List<ResolvedPackage> askers(ResolvedPackage other) {
            var askers = new ArrayList<ResolvedPackage>();
            for (var via : other.via()) {
                if (via instanceof Via.Dependent(var name, var _, var _)
                        && !name.equals(other.name())) {
                    Optional.ofNullable(chosen.get(name))
                            .filter(one -> !askers.contains(one))
                            .ifPresent(askers::add);
                }
            }
            if (other.name().equals(NUMPY)) {
                for (var name : SILENT_USERS) {
                    Optional.ofNullable(chosen.get(name))
                            .filter(one -> !askers.contains(one))
                            .ifPresent(askers::add);
                }
            }
            return askers;
        }

        /// Whether a package may have been compiled for another NumPy.
        private boolean mayRefuse(ResolvedPackage one, Version numpy) {
            return switch (one.candidate()) {
                case Candidate.Indexed(var file, var _) ->
                        isCompiled(file)
                                && published(one)
                                        .map(time -> time.isBefore(NUMPY_TWO) == numpy.major() >= 2)
                                        .orElse(true);
                case Candidate.Present _ -> true;
                case Candidate.Direct _ -> false;
            };
        }

        private static boolean isCompiled(DistributionFile file) {
            return file.wheel().isPresent()
                    && file.wheel().get().tags().stream()
                            .noneMatch(tag -> tag.platform().equals("any"));
        }

        /// Whether a version, and all others of its minor series, came out after a moment.
        private boolean isLater(ResolvedPackage one, Instant end) {
            var published = published(one);
            if (published.isEmpty() || !published.get().isAfter(end)) {
                return false;
            }
            if (!source.isPageAtHand(one.name())) {
                return true;
            }
            var releases = source.page(one.name()).releases();
            var times = new ReleaseTimes(releases);
            for (var index = 0; index < releases.size(); index++) {
                if (PatchSeries.isSame(releases.get(index).version(), one.version())
                        && times.at(index).filter(time -> !time.isAfter(end)).isPresent()) {
                    return false;
                }
            }
            return true;
        }

        private Optional<Instant> published(ResolvedPackage one) {
            return switch (one.candidate()) {
                case Candidate.Indexed(var _, var files) ->
                        source.isPageAtHand(one.name()) ? ofPage(one) : first(files);
                case Candidate.Present _ ->
                        source.isPageAtHand(one.name()) ? ofPage(one) : Optional.empty();
                case Candidate.Direct _ -> Optional.empty();
            };
        }

        private Optional<Instant> ofPage(ResolvedPackage one) {
            return new ReleaseTimes(source.page(one.name()).releases()).of(one.version());
        }

        private static Optional<Instant> first(List<DistributionFile> files) {
            return files.stream()
                    .flatMap(file -> file.uploadTime().stream())
                    .min(Instant::compareTo);
        }
    }

    /// The packages of which a person asks for one version only, or holds back by an upper end.
    static Set<PackageName> pinned(List<RootRequirement> roots, PackageSource source) {
        var pinned = new HashSet<PackageName>();
        for (var root : roots) {
            var name = root.requirement().name();
            if (isPin(root) || isHeldBack(root, source)) {
                pinned.add(name);
            }
        }
        return pinned;
    }

    private static boolean isHeldBack(RootRequirement root, PackageSource source) {
        var name = root.requirement().name();
        var specifiers = root.requirement().specifiers();
        return Ceiling.isIn(specifiers)
                && source.isPageAtHand(name)
                && source.page(name).releases().stream()
                        .map(Release::version)
                        .filter(version -> !version.isPrerelease())
                        .findFirst()
                        .filter(newest -> Ceiling.isBelow(specifiers, newest))
                        .isPresent();
    }

    /// Whether a person asks for one version only.
    public static boolean isPin(RootRequirement root) {
        var specifiers = root.requirement().specifiers().specifiers();
        if (specifiers.size() != 1) {
            return false;
        }
        var one = specifiers.getFirst();
        return (one.operator() == Operator.EQUAL || one.operator() == Operator.ARBITRARY)
                && !one.isWildcard();
    }
}

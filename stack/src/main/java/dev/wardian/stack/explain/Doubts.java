package dev.wardian.stack.explain;

import dev.wardian.python.resolve.Candidate;
import dev.wardian.python.resolve.PythonResolution;
import dev.wardian.python.resolve.ResolvedPackage;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.Version;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Why a solution that is valid by its metadata may not work: pre-releases, source to build, and
/// versions that a package admits only because it could not know them. The last is told by its own
/// later releases: where they set a limit that the chosen version lies beyond, an earlier release
/// without a limit will hardly get on with it.
final class Doubts {

    private static final int MOST = 4;
    private static final int SERIES_LOOKED_AT = 3;

    private final PythonResolution.Solved solution;
    private final Set<PackageName> concerned;
    private final Trials trials;
    private final Map<PackageName, ResolvedPackage> chosen;

    /// @param concerned the packages to look at
    Doubts(PythonResolution.Solved solution, Set<PackageName> concerned, Trials trials) {
        this.solution = solution;
        this.concerned = concerned;
        this.trials = trials;
        this.chosen =
                solution.packages().stream()
                        .collect(Collectors.toMap(ResolvedPackage::name, Function.identity()));
    }

    List<String> find() {
        var doubts = new LinkedHashSet<String>(solution.warnings());
        for (var one : solution.packages()) {
            if (concerned.contains(one.name())) {
                ofFile(one).ifPresent(doubts::add);
                beyondLaterLimits(one, doubts);
            }
        }
        return doubts.stream().limit(MOST).toList();
    }

    private static Optional<String> ofFile(ResolvedPackage one) {
        if (!(one.candidate() instanceof Candidate.Indexed(var file, var _))) {
            return Optional.empty();
        }
        if (one.version().isPrerelease()) {
            return Optional.of(named(one) + " is a pre-release");
        }
        return file.isWheel()
                ? Optional.empty()
                : Optional.of(named(one) + " must be built from source");
    }

    private void beyondLaterLimits(ResolvedPackage one, Set<String> doubts) {
        var told = new HashSet<PackageName>();
        for (var later : laterSeries(one)) {
            for (var requirement : trials.requires(one.name(), later)) {
                var other = chosen.get(requirement.name());
                if (other != null
                        && isAbove(requirement, other.version())
                        && isOpen(one, other)
                        && told.add(other.name())) {
                    doubts.add(
                            named(other)
                                    + " is newer than "
                                    + named(one)
                                    + " knows: `"
                                    + one.name()
                                    + "` "
                                    + later
                                    + " asks for `"
                                    + requirement.withoutMarker().asWritten()
                                    + "`");
                }
            }
        }
    }

    /// The newest release of each of the next series.
    private List<Version> laterSeries(ResolvedPackage one) {
        var later = new ArrayList<Version>();
        for (var version : VersionCandidates.bySeries(newer(one))) {
            var last = later.isEmpty() ? one.version() : later.getLast();
            if (!VersionCandidates.isSameSeries(last, version)) {
                later.add(version);
            }
            if (later.size() == SERIES_LOOKED_AT) {
                break;
            }
        }
        return later;
    }

    private List<Version> newer(ResolvedPackage one) {
        return trials.usable(one.name()).stream()
                .filter(it -> it.compareTo(one.version()) > 0)
                .toList();
    }

    /// Whether the requirement refuses the version because it is too new.
    private static boolean isAbove(Requirement requirement, Version version) {
        for (var specifier : requirement.specifiers().specifiers()) {
            var above =
                    switch (specifier.operator()) {
                        case LESS, AT_MOST -> !specifier.contains(version);
                        case EQUAL, COMPATIBLE ->
                                !specifier.contains(version)
                                        && specifier
                                                .parsedVersion()
                                                .filter(it -> it.compareTo(version) < 0)
                                                .isPresent();
                        case ARBITRARY, NOT_EQUAL, AT_LEAST, GREATER -> false;
                    };
            if (above) {
                return true;
            }
        }
        return false;
    }

    /// Whether all that the package itself asks of the other one has no upper limit.
    private static boolean isOpen(ResolvedPackage one, ResolvedPackage other) {
        var asks = false;
        for (var requirement : one.metadata().requiresDist()) {
            if (requirement.name().equals(other.name())) {
                asks = true;
                for (var specifier : requirement.specifiers().specifiers()) {
                    switch (specifier.operator()) {
                        case EQUAL, ARBITRARY, COMPATIBLE, LESS, AT_MOST -> {
                            return false;
                        }
                        case NOT_EQUAL, AT_LEAST, GREATER -> {}
                    }
                }
            }
        }
        return asks;
    }

    private static String named(ResolvedPackage one) {
        return "`" + one.name() + "` " + one.version();
    }
}

package dev.wardian.python.resolve;

import dev.wardian.python.index.DistributionFile;
import dev.wardian.python.index.IndexLocation;
import dev.wardian.python.index.Release;
import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.marker.MarkerSpace;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.tag.BuildTag;
import dev.wardian.standards.tag.WheelFilename;
import dev.wardian.standards.tag.WheelTag;
import dev.wardian.standards.version.Interval;
import dev.wardian.standards.version.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Picks the file of a release to install: the wheel that fits best, by tag, then by build number;
/// a source distribution if no wheel fits. Safe for all threads.
final class FileChoice {
    private static final int MOST_TAGS = 4;

    private final Scope scope;
    private final ResolveOptions options;
    private final Manifest manifest;
    private final Map<String, Boolean> pythonFits = new ConcurrentHashMap<>();

    FileChoice(Scope scope, ResolveOptions options, Manifest manifest) {
        this.scope = scope;
        this.options = options;
        this.manifest = manifest;
    }

    /// Whether the Pythons of the search are such as were asked for; what cannot be read asks for
    /// nothing.
    ///
    /// As with uv only the least version counts: upper bounds of `Requires-Python` are guesses
    /// about the future, and refusing by them leads to older releases that never thought of any.
    boolean fitsPython(String asked) {
        return pythonFits.computeIfAbsent(asked, this::parseAndFit);
    }

    private boolean parseAndFit(String asked) {
        try {
            List<Interval> intervals =
                    Requirement.parseLenientSpecifiers(asked).toRange().intervals();
            return intervals.isEmpty()
                    || intervals.getFirst().lower().compareTo(scope.leastPython()) <= 0;
        } catch (SyntaxException _) {
            return true;
        }
    }

    /// Whether releases may be invisible because they are too new.
    boolean hidesNewFiles() {
        return options.excludeNewer().isPresent() || !options.excludeNewerByName().isEmpty();
    }

    /// The environments for which a release has something to install: all if it may be built.
    MarkerSpace reach(PackageName name, Release release, WheelReach wheels) {
        boolean binary = !options.noBinary().contains(name);
        boolean build = !options.noBuild().contains(name);
        List<MarkerSpace> each = new ArrayList<>();
        for (DistributionFile file : release.files()) {
            if (isTooNew(file, options.excludeNewer(name))) {
                continue;
            }
            if (!file.isWheel() && build && isSource(file.filename())) {
                return MarkerSpace.all();
            }
            if (file.isWheel() && binary) {
                file.wheel().ifPresent(wheel -> each.add(wheels.of(wheel)));
            }
        }
        return MarkerSpace.any(each);
    }

    /// The two forms that are still built; eggs and other archives are left aside.
    private static boolean isSource(String filename) {
        return filename.endsWith(".tar.gz") || filename.endsWith(".zip");
    }

    Assessment assess(PackageName name, Release release) {
        return new Pass(name, release.version()).over(release.files());
    }

    /// One look at the files of one release.
    private final class Pass {
        private final Set<String> digests;
        private final Optional<Instant> limit;
        private final boolean yankedAllowed;
        private final boolean noBinary;
        private final boolean noBuild;

        private @Nullable DistributionFile wheel;
        private @Nullable DistributionFile otherWheel;
        private @Nullable DistributionFile source;
        private @Nullable BuildTag wheelBuild;
        private int wheelRank = Integer.MAX_VALUE;
        private boolean wheelMatches;
        private boolean sourceMatches;
        private @Nullable Refusal wheelRefusal;
        private @Nullable Refusal sourceRefusal;
        private final List<DistributionFile> otherDigests = new ArrayList<>(0);
        private final List<WheelFilename> unfitting = new ArrayList<>(0);

        Pass(PackageName name, Version version) {
            this.digests = manifest.digests(name);
            this.limit = options.excludeNewer(name);
            this.yankedAllowed =
                    manifest.isPinned(name, version)
                            || version.equals(options.preferences().get(name));
            this.noBinary = options.noBinary().contains(name);
            this.noBuild = options.noBuild().contains(name);
        }

        Assessment over(List<DistributionFile> files) {
            boolean visible = false;
            for (DistributionFile file : files) {
                if (isTooNew(file, limit)) {
                    continue;
                }
                visible = true;
                if (file.isWheel()) {
                    Optional<WheelFilename> parsed = file.wheel();
                    if (parsed.isPresent()) {
                        lookAtWheel(file, parsed.get());
                    }
                } else {
                    lookAtSource(file);
                }
            }
            return visible || files.isEmpty() ? result() : Assessment.INVISIBLE;
        }

        private void lookAtWheel(DistributionFile file, WheelFilename parsed) {
            if (otherWheel == null) {
                otherWheel = file;
            }
            if (noBinary) {
                wheelRefusal = new Refusal.WheelNotAllowed();
                return;
            }
            if (isYanked(file)) {
                wheelRefusal = new Refusal.Yanked(file.yanked().orElse(""));
                return;
            }
            OptionalInt rank = scope.rank(parsed);
            if (rank.isEmpty()) {
                unfitting.add(parsed);
                return;
            }
            Digests match = match(file);
            if (match == Digests.OTHER) {
                otherDigests.add(file);
                wheelRefusal = otherDigest();
                return;
            }
            boolean matches = match == Digests.MATCH;
            if (isBetter(matches, rank.getAsInt(), parsed.build().orElse(null))) {
                wheel = file;
                wheelRank = rank.getAsInt();
                wheelMatches = matches;
                wheelBuild = parsed.build().orElse(null);
            }
        }

        private boolean isBetter(boolean matches, int rank, @Nullable BuildTag build) {
            if (wheel == null || matches != wheelMatches) {
                return wheel == null || matches;
            }
            if (rank != wheelRank) {
                return rank < wheelRank;
            }
            return build != null && (wheelBuild == null || build.compareTo(wheelBuild) > 0);
        }

        private void lookAtSource(DistributionFile file) {
            if (!isSource(file.filename())) {
                return;
            }
            if (noBuild) {
                sourceRefusal = new Refusal.BuildNotAllowed();
            } else if (isYanked(file)) {
                sourceRefusal = new Refusal.Yanked(file.yanked().orElse(""));
            } else {
                Digests match = match(file);
                if (match == Digests.OTHER) {
                    otherDigests.add(file);
                    sourceRefusal = otherDigest();
                } else if (source == null || (match == Digests.MATCH && !sourceMatches)) {
                    source = file;
                    sourceMatches = match == Digests.MATCH;
                }
            }
        }

        private Assessment result() {
            DistributionFile fitting = wheel;
            DistributionFile sdist = source;
            if (fitting != null && (sdist == null || wheelMatches || !sourceMatches)) {
                return installable(fitting, fitting);
            }
            if (sdist != null) {
                DistributionFile other = otherWheel;
                return installable(sdist, other == null ? sdist : other);
            }
            return Assessment.refused(refusal());
        }

        private Assessment installable(DistributionFile file, DistributionFile described) {
            Optional<String> asked = file.requiresPython();
            boolean fits = asked.isEmpty() || fitsPython(asked.get());
            return new Assessment(file, described, null, fits ? null : asked.get());
        }

        private Refusal refusal() {
            if (wheelRefusal != null && !(wheelRefusal instanceof Refusal.WheelNotAllowed)) {
                return wheelRefusal;
            }
            if (!unfitting.isEmpty() && !(sourceRefusal instanceof Refusal.Yanked)) {
                return new Refusal.NoFittingWheel(scope.needed(), offered(), sourceRefusal != null);
            }
            if (sourceRefusal != null) {
                return sourceRefusal;
            }
            return wheelRefusal != null ? wheelRefusal : new Refusal.NoFiles();
        }

        private Refusal otherDigest() {
            List<String> found = new ArrayList<>(MOST_TAGS + 1);
            for (DistributionFile file : otherDigests) {
                if (found.size() == MOST_TAGS) {
                    found.add((otherDigests.size() - MOST_TAGS) + " more");
                    break;
                }
                file.hashes()
                        .forEach(
                                (algorithm, hex) ->
                                        found.add(
                                                algorithm + ":" + hex + " of " + file.filename()));
            }
            return new Refusal.OtherDigest(new TreeSet<>(digests).stream().toList(), found);
        }

        private List<String> offered() {
            Set<String> offered = new TreeSet<>();
            for (WheelFilename name : unfitting) {
                for (WheelTag tag : name.tags()) {
                    offered.add(tag.toString());
                }
            }
            List<String> some = new ArrayList<>(MOST_TAGS + 1);
            for (String tag : offered) {
                if (some.size() == MOST_TAGS) {
                    some.add((offered.size() - MOST_TAGS) + " more");
                    break;
                }
                some.add(tag);
            }
            return some;
        }

        private boolean isYanked(DistributionFile file) {
            return !yankedAllowed && file.yanked().isPresent();
        }

        private Digests match(DistributionFile file) {
            if (digests.isEmpty()) {
                return options.requireHashes() ? Digests.OTHER : Digests.MATCH;
            }
            if (file.hashes().isEmpty()) {
                return Digests.UNKNOWN;
            }
            for (Map.Entry<String, String> hash : file.hashes().entrySet()) {
                if (digests.contains(hash.getKey() + ":" + hash.getValue())) {
                    return Digests.MATCH;
                }
            }
            return Digests.OTHER;
        }
    }

    /// How the digests of a file stand to those asked for; unknown ones show at the download.
    private enum Digests {
        MATCH,
        UNKNOWN,
        OTHER
    }

    private static boolean isTooNew(DistributionFile file, Optional<Instant> limit) {
        if (limit.isEmpty() || file.index().form() == IndexLocation.Form.FLAT) {
            return false;
        }
        Optional<Instant> uploaded = file.uploadTime();
        return uploaded.isEmpty() || !uploaded.get().isBefore(limit.get());
    }
}

package dev.wardian.stack;

import dev.wardian.python.index.PackageSource;
import dev.wardian.python.index.ReleaseTimes;
import dev.wardian.python.resolve.Explanation;
import dev.wardian.python.resolve.Horizon;
import dev.wardian.python.resolve.Lesson;
import dev.wardian.python.resolve.PythonResolution;
import dev.wardian.python.resolve.ResolveOptions;
import dev.wardian.python.resolve.ResolvedPackage;
import dev.wardian.python.resolve.UniversalPackage;
import dev.wardian.stack.internal.learn.Suspicion;
import dev.wardian.stack.lock.Chosen;
import dev.wardian.stack.progress.ProgressEvent;
import dev.wardian.stack.progress.ProgressListener;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import dev.wardian.standards.version.VersionRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What one resolution learned from artifacts so far, and what of it a person overruled.
///
/// A lesson speaks of one version of a package, often of one version of both. So that the search
/// does not try all neighbours, it looks at the newer of the two in the time of the older first,
/// which is a preference and excludes nothing.
final class Lessons {
    /// So many answers are looked into at most.
    private static final int MOST_ROUNDS = 24;

    private final ProgressListener progress;
    private final PackageSource source;
    private final Set<Lesson> learned = new LinkedHashSet<>();
    private final Set<Lesson> overruled = new LinkedHashSet<>();
    private final Map<PackageName, Version> preferred = new HashMap<>();
    private int rounds;
    private boolean gaveUp;

    /// @param source has the pages that answers come from
    /// @param known what need not be learned
    Lessons(ProgressListener progress, PackageSource source, List<Lesson> known) {
        this.progress = progress;
        this.source = source;
        this.learned.addAll(known);
    }

    /// The options for the next answer.
    ResolveOptions in(ResolveOptions options) {
        var preferences = new HashMap<>(options.preferences());
        preferences.putAll(preferred);
        return options.withLessons(List.copyOf(learned)).withPreferences(preferences);
    }

    /// Notes what the artifacts of an answer prove; answers whether another one is to be looked
    /// for.
    boolean learn(PythonResolution.Solved solved, List<Lesson> found) {
        var fresh = new ArrayList<Lesson>();
        for (var lesson : found) {
            if (!overruled.contains(lesson) && learned.add(lesson)) {
                fresh.add(lesson);
                progress.on(new ProgressEvent.Detail(lesson.text()));
                prefer(solved, lesson);
            }
        }
        gaveUp = !fresh.isEmpty() && ++rounds >= MOST_ROUNDS;
        return !fresh.isEmpty() && !gaveUp;
    }

    private void prefer(PythonResolution.Solved solved, Lesson lesson) {
        var mine = lesson.versions().asSingleton();
        var others =
                solved.packages().stream()
                        .filter(one -> one.name().equals(lesson.other()))
                        .map(ResolvedPackage::version)
                        .findFirst();
        if (mine.isEmpty() || others.isEmpty()) {
            return;
        }
        var published = published(lesson.name(), mine.get());
        var otherPublished = published(lesson.other(), others.get());
        if (published.isEmpty() || otherPublished.isEmpty()) {
            return;
        }
        if (otherPublished.get().isAfter(published.get())) {
            ofTime(lesson.other(), published.get(), lesson.excluded())
                    .filter(_ -> lesson.excluded().asSingleton().isPresent())
                    .ifPresent(version -> preferred.put(lesson.other(), version));
        } else {
            ofTime(lesson.name(), otherPublished.get(), lesson.versions())
                    .ifPresent(version -> preferred.put(lesson.name(), version));
        }
    }

    private Optional<Instant> published(PackageName name, Version version) {
        return !source.isPageAtHand(name)
                ? Optional.empty()
                : new ReleaseTimes(source.page(name).releases()).of(version);
    }

    /// The newest final release of a package from some time.
    private Optional<Version> ofTime(PackageName name, Instant time, VersionRange without) {
        var end = time.plus(Horizon.WINDOW);
        var releases = source.page(name).releases();
        var times = new ReleaseTimes(releases);
        for (var index = 0; index < releases.size(); index++) {
            var version = releases.get(index).version();
            if (!version.isPrerelease()
                    && !without.contains(version)
                    && times.at(index).filter(one -> !one.isAfter(end)).isPresent()) {
                return Optional.of(version);
            }
        }
        return Optional.empty();
    }

    /// Why versions of a package were passed over, by what else was chosen.
    Optional<Chosen> remark(UniversalPackage one, List<UniversalPackage> all) {
        for (var lesson : learned) {
            if (lesson.other().equals(one.name())
                    && !lesson.excluded().contains(one.version())
                    && all.stream().anyMatch(it -> isOf(lesson, it.name(), it.version()))) {
                return Optional.of(new Chosen(lesson.remark(), lesson.evidence()));
            }
        }
        return Optional.empty();
    }

    /// Takes back the lessons that make a set impossible which consists of nothing but pins: what a
    /// person wrote down to the version is a command. What concerns only a part of a package always
    /// gives way, since the rest may be all that is wanted. Answers whether there were any.
    boolean giveWay(Explanation explanation) {
        var all = explanation.lessons();
        var partial = all.stream().filter(lesson -> !lesson.wholly()).toList();
        var taking = partial.isEmpty() ? all : partial;
        if (taking.isEmpty()
                || (partial.isEmpty()
                        && !explanation.written().stream().allMatch(Suspicion::isPin))) {
            return false;
        }
        taking.forEach(learned::remove);
        overruled.addAll(taking);
        return true;
    }

    /// The answer, with a warning for all that it does not heed.
    PythonResolution.Solved told(PythonResolution.Solved solved) {
        var warnings = new ArrayList<>(solved.warnings());
        for (var lesson : overruled) {
            if (solved.packages().stream().anyMatch(one -> isOf(lesson, one.name(), one.version()))
                    && solved.packages().stream()
                            .anyMatch(
                                    one ->
                                            one.name().equals(lesson.other())
                                                    && lesson.excluded().contains(one.version()))) {
                warnings.add(warning(lesson));
            }
        }
        if (gaveUp) {
            warnings.add(
                    "no versions were found that work by what their files say; `wardian check`"
                            + " tells what is wrong with these");
        }
        return new PythonResolution.Solved(solved.packages(), warnings);
    }

    private static boolean isOf(Lesson lesson, PackageName name, Version version) {
        return lesson.name().equals(name) && lesson.versions().contains(version);
    }

    private static String warning(Lesson lesson) {
        return lesson.text()
                + ", but the versions asked for leave no other: "
                + (lesson.wholly() ? "it" : "a part of it")
                + " will not import"
                + (lesson.evidence().isEmpty() ? "" : " (" + lesson.evidence().getFirst() + ")");
    }
}

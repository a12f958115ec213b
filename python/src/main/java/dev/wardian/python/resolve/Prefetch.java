package dev.wardian.python.resolve;

import dev.wardian.python.index.DistributionFile;
import dev.wardian.python.index.PackageSource;
import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.Version;
import dev.wardian.standards.version.VersionRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Asks early for what the solver is likely to ask for, so that the network is waited for as
/// often as the graph is deep and not once for each package.
///
/// Each package that must come over the network gets a virtual thread when it is first heard of:
/// it waits for the page, then for the metadata of the likeliest candidate, and goes on with what
/// that needs. What is at hand is left to the solver, and until it comes to something that is not,
/// nobody looks ahead: on a full cache that would be a fifth of the work. Nothing here changes an
/// answer, and what fails here fails again, for all to see, when the solver asks.
final class Prefetch {
    /// After so many versions of one package were tried, as many more are fetched in one go.
    private static final int FIRST_BATCH_AFTER = 5;

    private static final int LARGEST_BATCH = 50;

    /// After these, a batch follows each time that so many more were tried.
    private static final int STEADY_AFTER = 20;

    /// So many releases that cannot be used are passed by in search of one that can.
    private static final int MOST_PASSED = 30;

    private final PackageSource source;
    private final Sources sources;
    private final Selection selection;
    private final Requirements requirements;
    private final Optional<IndexShares> indexes;

    /// As far as can be guessed: the solver keeps its own, so that no answer depends on the order
    /// in which the network answers.
    private final Horizons horizons;

    private final ResolveOptions options;
    private final Set<Node> begun = ConcurrentHashMap.newKeySet();

    /// What was heard of while everything was at hand.
    private final List<List<Requirements.Ask>> waiting = new ArrayList<>();

    private final Map<PackageName, Integer> tried = new HashMap<>();
    private final Map<PackageName, VersionRange> expected = new HashMap<>();
    private final Set<PackageName> decided = new HashSet<>();
    private volatile boolean over;

    /// Whether the solver is mending a conflict, so that what it will need is anybody's guess.
    private volatile boolean inDoubt;

    /// Whether anything had to come over the network so far.
    private volatile boolean remote;

    Prefetch(
            PackageSource source,
            Sources sources,
            Selection selection,
            Requirements requirements,
            Optional<IndexShares> indexes,
            Horizons horizons,
            ResolveOptions options) {
        this.source = source;
        this.sources = sources;
        this.selection = selection;
        this.requirements = requirements;
        this.indexes = indexes;
        this.horizons = horizons;
        this.options = options;
    }

    /// These will be asked for.
    void needed(List<Requirements.Ask> asks) {
        for (Requirements.Ask ask : asks) {
            if (ask.via() instanceof Via.Dependent(PackageName name, Version version, var _)) {
                horizons.chosen(name, version, asks);
                break;
            }
        }
        if (remote) {
            begin(asks);
        } else {
            waiting.add(asks);
        }
    }

    /// The solver is about to look at the package's releases.
    void reading(PackageName name) {
        if (!remote && !source.isPageAtHand(name)) {
            lookAhead();
        }
    }

    /// The solver is about to read the metadata of this file.
    void reading(DistributionFile file) {
        if (!remote && !source.isMetadataAtHand(file)) {
            lookAhead();
        }
    }

    /// From now on, and at all that was heard of so far.
    private void lookAhead() {
        remote = true;
        waiting.forEach(this::begin);
        waiting.clear();
    }

    private void begin(List<Requirements.Ask> asks) {
        Map<PackageName, VersionRange> together = new HashMap<>();
        for (Requirements.Ask ask : asks) {
            Requirement requirement = ask.requirement();
            together.merge(
                    requirement.name(),
                    requirement.specifiers().toRange(),
                    VersionRange::intersection);
        }
        for (Requirements.Ask ask : asks) {
            if (!(ask.via() instanceof Via.Constraint)) {
                begin(
                        ask.requirement(),
                        together.getOrDefault(ask.requirement().name(), VersionRange.full()));
            }
        }
    }

    /// The solver chose a version, and goes on.
    void decided(PackageName name) {
        if (decided.add(name)) {
            inDoubt = false;
        }
    }

    /// The solver ran into a conflict: until it gets further than before, what it names itself is
    /// fetched and nothing beyond, since much of that would never be asked for.
    void collided() {
        inDoubt = true;
    }

    /// Stops following what was begun.
    void end() {
        over = true;
    }

    private boolean staysForSure(PackageName name) {
        PresentPackage present = options.present().get(name);
        return present != null && !present.yields();
    }

    /// @param allowed what all that is asked for at once leaves of the package
    private void begin(Requirement requirement, VersionRange allowed) {
        PackageName name = requirement.name();
        if (over
                || sources.address(name).isPresent()
                || staysForSure(name)
                || (indexes.isPresent() && indexes.get().isOpen(name))) {
            return;
        }
        boolean isNew = begun.add(new Node.Project(name));
        List<ExtraName> extras = new ArrayList<>(requirement.extras().size());
        for (ExtraName extra : requirement.extras()) {
            if (begun.add(new Node.Extra(name, extra))) {
                extras.add(extra);
            }
        }
        if ((isNew || !extras.isEmpty())
                && (!source.isPageAtHand(name) || !isLikeliestAtHand(name, allowed))) {
            Thread.startVirtualThread(() -> follow(name, extras, allowed));
        }
    }

    /// Whether the solver would get the metadata it is likely to ask for without any waiting.
    private boolean isLikeliestAtHand(PackageName name, VersionRange allowed) {
        Optional<Candidates> page = sources.page(name);
        DistributionFile file = page.isPresent() ? likeliest(name, page.get(), allowed) : null;
        return file == null || !options.dependencies() || source.isMetadataAtHand(file);
    }

    private void follow(PackageName name, List<ExtraName> extras, VersionRange allowed) {
        try {
            Optional<Candidates> page = sources.page(name);
            if (page.isEmpty()) {
                return;
            }
            DistributionFile file = likeliest(name, page.get(), allowed);
            if (file != null && options.dependencies()) {
                CoreMetadata metadata = source.metadata(file);
                if (inDoubt) {
                    return;
                }
                needed(requirements.of(metadata));
                for (ExtraName extra : extras) {
                    needed(requirements.of(metadata, extra));
                }
            }
        } catch (RuntimeException _) {
            // the solver will ask again if it needs to know, and tell
        }
    }

    /// What is allowed of a package changed.
    void expect(PackageName name, VersionRange allowed) {
        if (!remote || !options.dependencies()) {
            return;
        }
        VersionRange before = expected.put(name, allowed);
        if (before == null || before.equals(allowed)) {
            return;
        }
        Optional<Candidates> page = sources.pageAtHand(name);
        if (page.isPresent()) {
            DistributionFile file = likeliest(name, page.get(), allowed);
            if (file != null) {
                source.prefetchMetadata(file);
            }
        }
    }

    /// Whose metadata the solver is likely to ask for, null if of none: it passes by releases that
    /// the index itself says are for another Python or cannot be used.
    private @Nullable DistributionFile likeliest(
            PackageName name, Candidates page, VersionRange allowed) {
        VersionRange left = allowed;
        for (int passed = 0; passed < MOST_PASSED; passed++) {
            int index = selection.pick(name, page, left, horizons.of(name));
            if (index < 0) {
                return null;
            }
            DistributionFile file = described(page, index);
            if (file != null) {
                return file;
            }
            left = left.difference(page.around(page.version(index)));
        }
        return null;
    }

    /// One more version of the package is being tried. Those for another Python cost no question.
    void tried(PackageName name, Candidates page, int index, VersionRange allowed) {
        if (page.assessment(index).pythonAsked() != null) {
            return;
        }
        int count = tried.merge(name, 1, Integer::sum);
        if (!isBatchDue(count) || !options.dependencies()) {
            return;
        }
        int left = Math.min(count, LARGEST_BATCH);
        boolean prereleases =
                selection.mixesPrereleases(name) || page.version(index).isPrerelease();
        for (int next = index + 1; next < page.size() && left > 0; next++) {
            Version version = page.version(next);
            boolean likely = allowed.contains(version) && (prereleases || !version.isPrerelease());
            DistributionFile file = likely ? described(page, next) : null;
            if (file != null) {
                source.prefetchMetadata(file);
                left--;
            }
        }
    }

    private static boolean isBatchDue(int tried) {
        return tried < STEADY_AFTER
                ? tried == FIRST_BATCH_AFTER || tried == 2 * FIRST_BATCH_AFTER
                : tried % STEADY_AFTER == 0;
    }

    /// Whose metadata the solver would ask for; null if it would not.
    private static @Nullable DistributionFile described(Candidates page, int index) {
        Assessment assessment = page.assessment(index);
        return assessment.pythonAsked() == null ? assessment.described() : null;
    }
}

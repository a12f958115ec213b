package dev.wardian.stack.choice;

import dev.wardian.standards.name.PackageName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What the solver may choose and what it prefers.
///
/// @param order which of the admitted versions to prefer
/// @param prereleases when a pre-release may be chosen
/// @param prereleasesByPackage other rules for the pre-releases of some packages
/// @param noDependencies true to take the named packages alone
/// @param noBuild packages whose sources must not be built (`--only-binary`, `--no-build`)
/// @param noBinary packages that must be built from source (`--no-binary`)
/// @param forks how a resolution for many environments goes apart
/// @param upgrade packages whose installed or locked version is no preference
/// @param excludeNewer ignore files uploaded after this moment
/// @param excludeNewerByPackage other moments for some packages; none lets all their files count
/// @param facts whether the answer must hold by what artifacts say too, not by metadata alone
/// @param corrections what a person knows against metadata, besides what comes along
/// @param builds how sources become wheels
public record ResolveChoices(
        Order order,
        Prereleases prereleases,
        Map<PackageName, Prereleases> prereleasesByPackage,
        boolean noDependencies,
        PackageSelection noBuild,
        PackageSelection noBinary,
        Forks forks,
        PackageSelection upgrade,
        Optional<Instant> excludeNewer,
        Map<PackageName, Optional<Instant>> excludeNewerByPackage,
        boolean facts,
        List<Correction> corrections,
        BuildChoices builds) {

    public ResolveChoices {
        prereleasesByPackage = Map.copyOf(prereleasesByPackage);
        excludeNewerByPackage = Map.copyOf(excludeNewerByPackage);
        corrections = List.copyOf(corrections);
    }

    /// Which of the admitted versions to prefer; uv's `--resolution`, and one more.
    public enum Order {
        /// Of what pins lead to, what existed at the time of the newest of them; else the highest.
        CONTEMPORARY,
        HIGHEST,
        LOWEST,
        LOWEST_DIRECT;

        /// As options and configuration spell it.
        public String spelling() {
            return spelled(this);
        }

        /// The one of this spelling.
        public static Optional<Order> named(String text) {
            return one(values(), text);
        }
    }

    /// How a resolution for many environments goes apart; uv's `--fork-strategy`.
    public enum Forks {
        /// The newest version for each Python.
        REQUIRES_PYTHON,
        /// As few versions as will do.
        FEWEST;

        /// As options and configuration spell it.
        public String spelling() {
            return spelled(this);
        }

        /// The one of this spelling.
        public static Optional<Forks> named(String text) {
            return one(values(), text);
        }
    }

    /// When a pre-release may be chosen; uv's `--prerelease`.
    public enum Prereleases {
        DISALLOW,
        ALLOW,
        IF_NECESSARY,
        EXPLICIT,
        IF_NECESSARY_OR_EXPLICIT;

        /// As options and configuration spell it.
        public String spelling() {
            return spelled(this);
        }

        /// The one of this spelling.
        public static Optional<Prereleases> named(String text) {
            return one(values(), text);
        }
    }

    private static String spelled(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <E extends Enum<E>> Optional<E> one(E[] all, String text) {
        for (var each : all) {
            if (spelled(each).equals(text)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    private static final ResolveChoices USUAL =
            new ResolveChoices(
                    Order.CONTEMPORARY,
                    Prereleases.IF_NECESSARY_OR_EXPLICIT,
                    Map.of(),
                    false,
                    PackageSelection.none(),
                    PackageSelection.none(),
                    Forks.REQUIRES_PYTHON,
                    PackageSelection.none(),
                    Optional.empty(),
                    Map.of(),
                    true,
                    List.of(),
                    BuildChoices.usual());

    /// Highest versions but for what is of the time of old pins, pre-releases only where nothing
    /// else fits, builds allowed.
    public static ResolveChoices usual() {
        return USUAL;
    }

    public ResolveChoices withOrder(Order other) {
        var draft = new Draft(this);
        draft.order = other;
        return draft.done();
    }

    public ResolveChoices withPrereleases(Prereleases mode) {
        var draft = new Draft(this);
        draft.prereleases = mode;
        return draft.done();
    }

    public ResolveChoices withNoDependencies(boolean alone) {
        var draft = new Draft(this);
        draft.noDependencies = alone;
        return draft.done();
    }

    /// The same with other limits on what is built and what is taken ready.
    public ResolveChoices withFormats(PackageSelection neverBuilt, PackageSelection alwaysBuilt) {
        var draft = new Draft(this);
        draft.noBuild = neverBuilt;
        draft.noBinary = alwaysBuilt;
        return draft.done();
    }

    public ResolveChoices withForks(Forks strategy) {
        var draft = new Draft(this);
        draft.forks = strategy;
        return draft.done();
    }

    public ResolveChoices withUpgrade(PackageSelection packages) {
        var draft = new Draft(this);
        draft.upgrade = packages;
        return draft.done();
    }

    public ResolveChoices withExcludeNewer(Instant moment) {
        var draft = new Draft(this);
        draft.excludeNewer = Optional.of(moment);
        return draft.done();
    }

    /// The same with a moment of its own for one package; none lets all its files count.
    public ResolveChoices withExcludeNewer(PackageName name, Optional<Instant> moment) {
        var all = new HashMap<>(excludeNewerByPackage);
        all.put(name, moment);
        var draft = new Draft(this);
        draft.excludeNewerByPackage = all;
        return draft.done();
    }

    /// The same with another rule for the pre-releases of one package.
    public ResolveChoices withPrereleases(PackageName name, Prereleases mode) {
        var all = new HashMap<>(prereleasesByPackage);
        all.put(name, mode);
        var draft = new Draft(this);
        draft.prereleasesByPackage = all;
        return draft.done();
    }

    public ResolveChoices withFacts(boolean counting) {
        var draft = new Draft(this);
        draft.facts = counting;
        return draft.done();
    }

    /// The same with more corrections of metadata.
    public ResolveChoices withCorrections(List<Correction> more) {
        var all = new ArrayList<>(corrections);
        all.addAll(more);
        var draft = new Draft(this);
        draft.corrections = all;
        return draft.done();
    }

    public ResolveChoices withBuilds(BuildChoices choices) {
        var draft = new Draft(this);
        draft.builds = choices;
        return draft.done();
    }

    /// What of it counts for what builds need: when files were uploaded, what may be built and how,
    /// but no wish about versions.
    public ResolveChoices forBuilds() {
        var draft = new Draft(usual());
        draft.excludeNewer = excludeNewer;
        draft.excludeNewerByPackage = excludeNewerByPackage;
        draft.noBuild = noBuild;
        // building a build backend from source needs one first: only names reach so far down
        draft.noBinary =
                noBinary instanceof PackageSelection.All ? PackageSelection.none() : noBinary;
        draft.facts = false;
        draft.builds = builds;
        return draft.done();
    }

    /// Choices while some of them change: besides the record's head the only place that lists them
    /// all.
    private static final class Draft {
        Order order;
        Prereleases prereleases;
        Map<PackageName, Prereleases> prereleasesByPackage;
        boolean noDependencies;
        PackageSelection noBuild;
        PackageSelection noBinary;
        Forks forks;
        PackageSelection upgrade;
        Optional<Instant> excludeNewer;
        Map<PackageName, Optional<Instant>> excludeNewerByPackage;
        boolean facts;
        List<Correction> corrections;
        BuildChoices builds;

        Draft(ResolveChoices from) {
            this.order = from.order;
            this.prereleases = from.prereleases;
            this.prereleasesByPackage = from.prereleasesByPackage;
            this.noDependencies = from.noDependencies;
            this.noBuild = from.noBuild;
            this.noBinary = from.noBinary;
            this.forks = from.forks;
            this.upgrade = from.upgrade;
            this.excludeNewer = from.excludeNewer;
            this.excludeNewerByPackage = from.excludeNewerByPackage;
            this.facts = from.facts;
            this.corrections = from.corrections;
            this.builds = from.builds;
        }

        ResolveChoices done() {
            return new ResolveChoices(
                    order,
                    prereleases,
                    prereleasesByPackage,
                    noDependencies,
                    noBuild,
                    noBinary,
                    forks,
                    upgrade,
                    excludeNewer,
                    excludeNewerByPackage,
                    facts,
                    corrections,
                    builds);
        }
    }
}

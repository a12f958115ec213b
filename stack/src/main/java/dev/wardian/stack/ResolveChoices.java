package dev.wardian.stack;

import java.time.Instant;
import java.util.Optional;

/// What the solver may choose and what it prefers.
///
/// @param order which of the admitted versions to prefer
/// @param prereleases when a pre-release may be chosen
/// @param noDependencies true to take the named packages alone
/// @param noBuild packages whose sources must not be built (`--only-binary`, `--no-build`)
/// @param noBinary packages that must be built from source (`--no-binary`)
/// @param upgrade packages whose installed or locked version is no preference
/// @param excludeNewer ignore files uploaded after this moment
/// @param noBuildIsolation true to build in the environment itself
public record ResolveChoices(
        Order order,
        Prereleases prereleases,
        boolean noDependencies,
        PackageSelection noBuild,
        PackageSelection noBinary,
        PackageSelection upgrade,
        Optional<Instant> excludeNewer,
        boolean noBuildIsolation) {

    /// Which of the admitted versions to prefer; uv's `--resolution`, and one more.
    public enum Order {
        /// Of what pins lead to, what existed at the time of the newest of them; else the highest.
        CONTEMPORARY,
        HIGHEST,
        LOWEST,
        LOWEST_DIRECT
    }

    /// When a pre-release may be chosen; uv's `--prerelease`.
    public enum Prereleases {
        DISALLOW,
        ALLOW,
        IF_NECESSARY,
        EXPLICIT,
        IF_NECESSARY_OR_EXPLICIT
    }

    private static final ResolveChoices USUAL =
            new ResolveChoices(
                    Order.CONTEMPORARY,
                    Prereleases.IF_NECESSARY_OR_EXPLICIT,
                    false,
                    PackageSelection.none(),
                    PackageSelection.none(),
                    PackageSelection.none(),
                    Optional.empty(),
                    false);

    /// Highest versions but for what is of the time of old pins, pre-releases only where nothing
    // else fits, builds allowed.
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

    public ResolveChoices withNoBuildIsolation(boolean without) {
        var draft = new Draft(this);
        draft.noBuildIsolation = without;
        return draft.done();
    }

    /// Choices while some of them change: besides the record's head the only place that lists them
    /// all.
    private static final class Draft {
        Order order;
        Prereleases prereleases;
        boolean noDependencies;
        PackageSelection noBuild;
        PackageSelection noBinary;
        PackageSelection upgrade;
        Optional<Instant> excludeNewer;
        boolean noBuildIsolation;

        Draft(ResolveChoices from) {
            this.order = from.order;
            this.prereleases = from.prereleases;
            this.noDependencies = from.noDependencies;
            this.noBuild = from.noBuild;
            this.noBinary = from.noBinary;
            this.upgrade = from.upgrade;
            this.excludeNewer = from.excludeNewer;
            this.noBuildIsolation = from.noBuildIsolation;
        }

        ResolveChoices done() {
            return new ResolveChoices(
                    order,
                    prereleases,
                    noDependencies,
                    noBuild,
                    noBinary,
                    upgrade,
                    excludeNewer,
                    noBuildIsolation);
        }
    }
}

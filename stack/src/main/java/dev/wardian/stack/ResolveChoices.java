package dev.wardian.stack;

import java.time.Instant;
import java.util.Optional;

/// What the solver may choose and what it prefers.
///
/// @param order which end of the admitted versions to prefer
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

    /// Which end of the admitted versions to prefer; uv's `--resolution`.
    public enum Order {
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
                    Order.HIGHEST,
                    Prereleases.IF_NECESSARY_OR_EXPLICIT,
                    false,
                    PackageSelection.none(),
                    PackageSelection.none(),
                    PackageSelection.none(),
                    Optional.empty(),
                    false);

    /// Highest versions, pre-releases only where nothing else fits, builds allowed.
    public static ResolveChoices usual() {
        return USUAL;
    }

    public ResolveChoices withOrder(Order other) {
        return new ResolveChoices(
                other,
                prereleases,
                noDependencies,
                noBuild,
                noBinary,
                upgrade,
                excludeNewer,
                noBuildIsolation);
    }

    public ResolveChoices withPrereleases(Prereleases mode) {
        return new ResolveChoices(
                order,
                mode,
                noDependencies,
                noBuild,
                noBinary,
                upgrade,
                excludeNewer,
                noBuildIsolation);
    }

    public ResolveChoices withNoDependencies(boolean alone) {
        return new ResolveChoices(
                order,
                prereleases,
                alone,
                noBuild,
                noBinary,
                upgrade,
                excludeNewer,
                noBuildIsolation);
    }

    /// The same with other limits on what is built and what is taken ready.
    public ResolveChoices withFormats(PackageSelection neverBuilt, PackageSelection alwaysBuilt) {
        return new ResolveChoices(
                order,
                prereleases,
                noDependencies,
                neverBuilt,
                alwaysBuilt,
                upgrade,
                excludeNewer,
                noBuildIsolation);
    }

    public ResolveChoices withUpgrade(PackageSelection packages) {
        return new ResolveChoices(
                order,
                prereleases,
                noDependencies,
                noBuild,
                noBinary,
                packages,
                excludeNewer,
                noBuildIsolation);
    }

    public ResolveChoices withExcludeNewer(Instant moment) {
        return new ResolveChoices(
                order,
                prereleases,
                noDependencies,
                noBuild,
                noBinary,
                upgrade,
                Optional.of(moment),
                noBuildIsolation);
    }

    public ResolveChoices withNoBuildIsolation(boolean without) {
        return new ResolveChoices(
                order,
                prereleases,
                noDependencies,
                noBuild,
                noBinary,
                upgrade,
                excludeNewer,
                without);
    }
}

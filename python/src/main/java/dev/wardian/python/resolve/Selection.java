package dev.wardian.python.resolve;

import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import dev.wardian.standards.version.VersionRange;
import java.util.Optional;

/// Which release of a project is tried first: the preferred version, then final releases, then
/// pre-releases where they are allowed. Safe for all threads.
final class Selection {
    private final ResolveOptions options;
    private final Manifest manifest;
    private final Leaning leaning;
    private final Optional<IndexShares> indexes;

    Selection(
            ResolveOptions options,
            Manifest manifest,
            Leaning leaning,
            Optional<IndexShares> indexes) {
        this.options = options;
        this.manifest = manifest;
        this.leaning = leaning;
        this.indexes = indexes;
    }

    /// The place of the release to try within the range, or -1 if there is none.
    ///
    /// @param horizon the time in which the package is looked at, if in any
    int pick(PackageName name, Candidates page, VersionRange allowed, Optional<Horizon> horizon) {
        Optional<Version> inherited = leaning.inherited(name);
        if (inherited.isPresent() && allowed.contains(inherited.get())) {
            int index = page.indexOf(inherited.get());
            if (index >= 0) {
                return index;
            }
        }
        PrereleaseMode mode = mode(name);
        Version preferred = options.preferences().get(name);
        if (preferred != null
                && allowed.contains(preferred)
                && !(preferred.isPrerelease() && mode == PrereleaseMode.DISALLOW)) {
            int index = page.indexOf(preferred);
            if (index >= 0) {
                return index;
            }
        }
        int alike = likeSiblings(name, page, allowed);
        if (alike >= 0) {
            return alike;
        }
        int ofTheTime = horizon.isPresent() ? TimeOrder.pick(page, allowed, horizon.get()) : -1;
        return ofTheTime >= 0 ? ofTheTime : ofItsOrder(name, page, allowed);
    }

    /// The place of a release that another part of the resolution chose, so that few versions will
    /// do for all; pre-releases only where any would be taken.
    private int likeSiblings(PackageName name, Candidates page, VersionRange allowed) {
        Leaning.Offer offer =
                new Leaning.Offer(name, indexes.flatMap(shares -> shares.settled(name)));
        for (Version version : leaning.siblings(offer)) {
            boolean admitted = !version.isPrerelease() || mode(name) == PrereleaseMode.ALLOW;
            int index = admitted && allowed.contains(version) ? page.indexOf(version) : -1;
            if (index >= 0) {
                return index;
            }
        }
        return -1;
    }

    /// The place of the release that would be tried if time did not matter, or -1.
    int ofItsOrder(PackageName name, Candidates page, VersionRange allowed) {
        boolean newest = isNewestFirst(name);
        return switch (mode(name)) {
            case ALLOW -> page.find(allowed, Candidates.Kind.ANY, newest);
            case DISALLOW -> page.find(allowed, Candidates.Kind.FINAL, newest);
            case IF_NECESSARY, IF_NECESSARY_OR_EXPLICIT -> finalFirst(page, allowed, newest);
            case EXPLICIT ->
                    manifest.namesPrerelease(name)
                            ? finalFirst(page, allowed, newest)
                            : page.find(allowed, Candidates.Kind.FINAL, newest);
        };
    }

    /// Whether pre-releases of the package have their turn among final releases, not after them.
    boolean mixesPrereleases(PackageName name) {
        return mode(name) == PrereleaseMode.ALLOW;
    }

    /// Whether pre-releases of the package may be candidates at all.
    boolean admitsPrereleases(PackageName name) {
        return switch (mode(name)) {
            case ALLOW, IF_NECESSARY, IF_NECESSARY_OR_EXPLICIT -> true;
            case DISALLOW -> false;
            case EXPLICIT -> manifest.namesPrerelease(name);
        };
    }

    private PrereleaseMode mode(PackageName name) {
        return options.prereleasesByName().getOrDefault(name, options.prereleases());
    }

    private boolean isNewestFirst(PackageName name) {
        return switch (options.order()) {
            case CONTEMPORARY, HIGHEST -> true;
            case LOWEST -> false;
            case LOWEST_DIRECT -> !manifest.isDirect(name);
        };
    }

    private static int finalFirst(Candidates page, VersionRange allowed, boolean newest) {
        int index = page.find(allowed, Candidates.Kind.FINAL, newest);
        return index >= 0 ? index : page.find(allowed, Candidates.Kind.PRERELEASE, newest);
    }
}

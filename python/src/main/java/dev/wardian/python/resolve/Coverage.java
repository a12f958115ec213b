package dev.wardian.python.resolve;

import dev.wardian.standards.marker.Marker;
import dev.wardian.standards.marker.MarkerSpace;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import dev.wardian.standards.version.VersionRange;
import java.util.List;
import java.util.Optional;

/// Whether a release has files for the environments that matter, in two cases as with uv: where a
/// person requires that some environments have them, and where a local version (`2.5.1+cpu`) has
/// none for environments that the public version serves.
///
/// Otherwise a release without a wheel for some platform is taken as it is: no release has one for
/// each.
final class Coverage {
    private static final List<MarkerSpace> SYSTEMS =
            List.of(system("linux"), system("darwin"), system("win32"));

    private final MarkerSpace environments;
    private final List<MarkerSpace> required;
    private final WheelReach wheels;

    Coverage(MarkerSpace environments, List<MarkerSpace> required, WheelReach wheels) {
        this.environments = environments;
        this.required = List.copyOf(required);
        this.wheels = wheels;
    }

    /// What to do with a release.
    sealed interface Verdict {
        /// Take it.
        record Enough() implements Verdict {}

        /// Take this one in its place.
        record Instead(int index) implements Verdict {}

        /// Go on apart.
        record Apart(Division division) implements Verdict {}

        /// It cannot be taken, for it has nothing for environments that are required.
        record Lacking(MarkerSpace environments) implements Verdict {}
    }

    /// What to do with a release that would be taken.
    ///
    /// @param publicIndex the place of the public version of it, negative if it is none or there is
    ///     none that is allowed
    /// @param relevance where packages are needed, as far as the search knows
    Verdict of(
            PackageName name,
            Candidates page,
            int index,
            int publicIndex,
            FileChoice files,
            Relevance relevance) {
        boolean local = page.version(index).isLocal() && publicIndex >= 0;
        if (required.isEmpty() && !local) {
            return new Verdict.Enough();
        }
        MarkerSpace reach = files.reach(name, page.release(index), wheels);
        if (reach.isAll()) {
            return new Verdict.Enough();
        }
        for (MarkerSpace marker : required) {
            if (!environments.isDisjoint(marker)
                    && reach.isDisjoint(marker)
                    && !relevance.where(name).isDisjoint(marker)) {
                return apart(marker)
                        .<Verdict>map(Verdict.Apart::new)
                        .orElseGet(() -> new Verdict.Lacking(marker));
            }
        }
        return local
                ? ofLocal(reach, files.reach(name, page.release(publicIndex), wheels), publicIndex)
                : new Verdict.Enough();
    }

    private Verdict ofLocal(MarkerSpace reach, MarkerSpace publicReach, int publicIndex) {
        MarkerSpace more = publicReach.minus(reach);
        if (environments.isDisjoint(more)) {
            return new Verdict.Enough();
        }
        if (environments.isDisjoint(reach)) {
            return new Verdict.Instead(publicIndex);
        }
        // a system that only the public version serves at all goes to it as a whole
        for (MarkerSpace system : SYSTEMS) {
            if (reach.isDisjoint(system) && !more.isDisjoint(system)) {
                more = more.or(system);
            }
        }
        return apart(more).<Verdict>map(Verdict.Apart::new).orElseGet(Verdict.Enough::new);
    }

    private Optional<Division> apart(MarkerSpace marker) {
        MarkerSpace with = environments.and(marker);
        MarkerSpace without = environments.minus(marker);
        return with.isEmpty() || without.isEmpty()
                ? Optional.empty()
                : Optional.of(new Division(List.of(with, without)));
    }

    /// The versions that are the public version of a local one.
    static VersionRange publicOf(Version local) {
        return VersionRange.singleton(local.withoutLocal());
    }

    private static MarkerSpace system(String name) {
        return MarkerSpace.of(Marker.parse("sys_platform == '" + name + "'"));
    }
}

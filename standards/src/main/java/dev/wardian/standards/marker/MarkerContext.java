package dev.wardian.standards.marker;

import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.GroupName;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where a marker stands, which decides the names it may use and what they mean.
///
/// `extra` is known in the metadata of a distribution, `extras` and `dependency_groups` in a lock
/// file (PEP 751), none of them in a requirement that stands alone. Immutable.
public final class MarkerContext {
    private final MarkerEnvironment environment;
    private final @Nullable Set<ExtraName> extra;
    private final @Nullable Set<ExtraName> extras;
    private final @Nullable Set<GroupName> dependencyGroups;

    private MarkerContext(
            MarkerEnvironment environment,
            @Nullable Set<ExtraName> extra,
            @Nullable Set<ExtraName> extras,
            @Nullable Set<GroupName> dependencyGroups) {
        this.environment = environment;
        this.extra = extra;
        this.extras = extras;
        this.dependencyGroups = dependencyGroups;
    }

    /// The metadata of a distribution whose extras in use are these.
    ///
    /// `extra == "x"` asks whether `x` is among them and `extra != "x"` whether it is not; with
    /// none in use, `extra` is the empty string.
    public static MarkerContext metadata(MarkerEnvironment environment, Set<ExtraName> extras) {
        return new MarkerContext(environment, Set.copyOf(extras), null, null);
    }

    /// A lock file of which these extras and groups are to be installed.
    public static MarkerContext lockFile(
            MarkerEnvironment environment, Set<ExtraName> extras, Set<GroupName> dependencyGroups) {
        return new MarkerContext(
                environment, null, Set.copyOf(extras), Set.copyOf(dependencyGroups));
    }

    /// A requirement or an environment marker that belongs to no distribution.
    public static MarkerContext requirement(MarkerEnvironment environment) {
        return new MarkerContext(environment, null, null, null);
    }

    /// The same context, where `extras` is also known.
    public MarkerContext withExtras(Set<ExtraName> names) {
        return new MarkerContext(environment, extra, Set.copyOf(names), dependencyGroups);
    }

    /// The same context, where `dependency_groups` is also known.
    public MarkerContext withDependencyGroups(Set<GroupName> names) {
        return new MarkerContext(environment, extra, extras, Set.copyOf(names));
    }

    /// A context in which every name is known, for evaluation that must have an answer; keeps the
    /// given set as it is.
    static MarkerContext total(MarkerEnvironment environment, Set<ExtraName> extras) {
        return new MarkerContext(environment, extras, extras, Set.of());
    }

    public MarkerEnvironment environment() {
        return environment;
    }

    @Nullable Set<ExtraName> extra() {
        return extra;
    }

    @Nullable Set<ExtraName> extras() {
        return extras;
    }

    @Nullable Set<GroupName> dependencyGroups() {
        return dependencyGroups;
    }
}

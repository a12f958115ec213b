package dev.wardian.standards.lock;

import dev.wardian.standards.marker.Marker;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.GroupName;
import dev.wardian.standards.version.SpecifierSet;
import dev.wardian.standards.version.Version;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A lock file (PEP 751): the packages of one or more environments, each with the files it may be
/// installed from and their hashes. Immutable.
///
/// @param environments markers of which one must hold; absent is not the same as none
/// @param dependencyGroups the groups that can be asked for
/// @param defaultGroups the groups that are installed if none are asked for
/// @param tool what tools have added for themselves
public record Pylock(
        Version lockVersion,
        Optional<List<Marker>> environments,
        Optional<SpecifierSet> requiresPython,
        List<ExtraName> extras,
        List<GroupName> dependencyGroups,
        List<GroupName> defaultGroups,
        String createdBy,
        List<LockedPackage> packages,
        Map<String, Object> tool) {

    /// The version of the standard that this model follows.
    public static final Version VERSION = Version.parse("1.0");

    public Pylock {
        environments = environments.map(List::copyOf);
        extras = List.copyOf(extras);
        dependencyGroups = List.copyOf(dependencyGroups);
        defaultGroups = List.copyOf(defaultGroups);
        packages = List.copyOf(packages);
        tool = Collections.unmodifiableMap(new LinkedHashMap<>(tool));
    }

    /// A lock for one environment or all of them, without extras and groups.
    public static Pylock of(
            String createdBy, Optional<SpecifierSet> requiresPython, List<LockedPackage> packages) {
        return new Pylock(
                VERSION,
                Optional.empty(),
                requiresPython,
                List.of(),
                List.of(),
                List.of(),
                createdBy,
                packages,
                Map.of());
    }

    /// The same with other things that tools have added for themselves.
    public Pylock withTool(Map<String, Object> other) {
        return new Pylock(
                lockVersion,
                environments,
                requiresPython,
                extras,
                dependencyGroups,
                defaultGroups,
                createdBy,
                packages,
                other);
    }

    /// The lock in the tree of a TOML parser. Throws a `StructureException` with the place of the
    /// first thing that PEP 751 does not allow, or if the file is of another major version.
    public static Pylock from(Map<String, ?> tree) {
        return new PylockReader(tree).read();
    }

    /// The lock as a tree for a TOML writer, with keys in the order of the standard. Its values are
    /// strings, `Long`s, booleans, `OffsetDateTime`s in UTC, lists and maps.
    public Map<String, Object> toMap() {
        return PylockWriter.write(this);
    }

    /// Whether a file of this name is a lock: `pylock.toml`, or `pylock.NAME.toml` where the name
    /// has no dot.
    public static boolean isFileName(String name) {
        if (name.equals("pylock.toml")) {
            return true;
        }
        int prefix = "pylock.".length();
        int suffix = name.length() - ".toml".length();
        return name.startsWith("pylock.")
                && name.endsWith(".toml")
                && suffix > prefix
                && name.indexOf('.', prefix) == suffix;
    }

    /// Whether the file was written for a later minor version, so that it may hold more than this
    /// model knows; worth a warning.
    public boolean isOfLaterMinorVersion() {
        return lockVersion.compareTo(VERSION) > 0;
    }

    /// What of the lock is to be installed for a request, by the procedure of PEP 751 section
    /// "Installation".
    public LockSelection select(LockRequest request) {
        return new LockSelector(this, request).select();
    }
}

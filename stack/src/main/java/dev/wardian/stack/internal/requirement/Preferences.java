package dev.wardian.stack.internal.requirement;

import dev.wardian.python.resolve.MarkedPreference;
import dev.wardian.stack.choice.PackageSelection;
import dev.wardian.stack.exchange.RequirementsLine;
import dev.wardian.stack.exchange.RequirementsText;
import dev.wardian.stack.exchange.WrittenRequirement;
import dev.wardian.stack.lock.LockText;
import dev.wardian.standards.StructureException;
import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.marker.Marker;
import dev.wardian.standards.marker.MarkerEnvironment;
import dev.wardian.standards.marker.MarkerSpace;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Operator;
import dev.wardian.standards.version.Version;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The versions that an output file pins already: they stay where they fit. A file that cannot be
/// understood prefers nothing.
public final class Preferences {

    private final List<Pinned> pins;

    private Preferences(List<Pinned> pins) {
        this.pins = pins;
    }

    /// Those that a text names.
    ///
    /// @param lock whether it is a lock, or a requirements file
    public static Preferences of(String text, boolean lock) {
        return new Preferences(pins(text, lock));
    }

    /// No version is preferred.
    public static Preferences none() {
        return new Preferences(List.of());
    }

    /// The same without some packages, which are to be upgraded.
    public Preferences without(PackageSelection upgrade) {
        return new Preferences(
                pins.stream().filter(pinned -> !upgrade.contains(pinned.name())).toList());
    }

    /// A pin of the file and where it counts.
    private record Pinned(PackageName name, Version version, Optional<Marker> marker) {}

    /// The versions for one environment.
    public Map<PackageName, Version> read(MarkerEnvironment markers) {
        var found = new HashMap<PackageName, Version>();
        for (var pinned : pins) {
            if (pinned.marker().isEmpty() || pinned.marker().get().evaluate(markers, Set.of())) {
                found.put(pinned.name(), pinned.version());
            }
        }
        return found;
    }

    /// The versions for many environments, each with those that it is for.
    public List<MarkedPreference> readAll() {
        var found = new ArrayList<MarkedPreference>();
        for (var pinned : pins) {
            found.add(
                    new MarkedPreference(pinned.name(), pinned.version(), space(pinned.marker())));
        }
        return found;
    }

    /// All versions, by package.
    public Map<PackageName, List<Version>> versions() {
        var sorted = new HashMap<PackageName, TreeSet<Version>>();
        for (var pinned : pins) {
            sorted.computeIfAbsent(pinned.name(), _ -> new TreeSet<>()).add(pinned.version());
        }
        var versions = new HashMap<PackageName, List<Version>>();
        sorted.forEach((name, all) -> versions.put(name, List.copyOf(all)));
        return versions;
    }

    private static List<Pinned> pins(String text, boolean lock) {
        var found = new ArrayList<Pinned>();
        try {
            if (lock) {
                for (var locked : LockText.parse(text).packages()) {
                    locked.version()
                            .ifPresent(
                                    version ->
                                            found.add(
                                                    new Pinned(
                                                            locked.name(),
                                                            version,
                                                            locked.marker())));
                }
            } else {
                for (var line : RequirementsText.parse(text, name -> Optional.empty())) {
                    pin(line, found);
                }
            }
        } catch (SyntaxException | StructureException unusable) {
            return List.of();
        }
        return found;
    }

    private static MarkerSpace space(Optional<Marker> marker) {
        return marker.isPresent() ? MarkerSpace.of(marker.get()) : MarkerSpace.all();
    }

    private static void pin(RequirementsLine line, List<Pinned> found) {
        if (!(line instanceof RequirementsLine.Required required)
                || required.editable()
                || !(WrittenRequirement.parse(required.text(), Path.of("/"))
                        instanceof WrittenRequirement.Named(var requirement))) {
            return;
        }
        for (var specifier : requirement.specifiers().specifiers()) {
            if (specifier.operator() == Operator.EQUAL) {
                Version.tryParse(specifier.version())
                        .ifPresent(
                                version ->
                                        found.add(
                                                new Pinned(
                                                        requirement.name(),
                                                        version,
                                                        requirement.marker())));
            }
        }
    }
}

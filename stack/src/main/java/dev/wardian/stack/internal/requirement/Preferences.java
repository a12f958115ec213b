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
import java.io.IOException;
import java.nio.file.Files;
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

    private final Optional<Path> file;
    private final PackageSelection upgrade;

    public Preferences(Optional<Path> file, PackageSelection upgrade) {
        this.file = file;
        this.upgrade = upgrade;
    }

    /// A pin of the file and where it counts.
    private record Pinned(PackageName name, Version version, Optional<Marker> marker) {}

    /// The versions for one environment.
    public Map<PackageName, Version> read(MarkerEnvironment markers) {
        var found = new HashMap<PackageName, Version>();
        for (var pinned : pins()) {
            if (pinned.marker().isEmpty() || pinned.marker().get().evaluate(markers, Set.of())) {
                found.put(pinned.name(), pinned.version());
            }
        }
        return found;
    }

    /// The versions for many environments, each with those that it is for.
    public List<MarkedPreference> readAll() {
        var found = new ArrayList<MarkedPreference>();
        for (var pinned : pins()) {
            found.add(
                    new MarkedPreference(pinned.name(), pinned.version(), space(pinned.marker())));
        }
        return found;
    }

    /// All versions that the text of a pinned file names, by package.
    public static Map<PackageName, List<Version>> versions(String text, boolean lock) {
        var sorted = new HashMap<PackageName, TreeSet<Version>>();
        for (var pinned : pins(text, lock)) {
            sorted.computeIfAbsent(pinned.name(), _ -> new TreeSet<>()).add(pinned.version());
        }
        var versions = new HashMap<PackageName, List<Version>>();
        sorted.forEach((name, all) -> versions.put(name, List.copyOf(all)));
        return versions;
    }

    private List<Pinned> pins() {
        if (file.isEmpty() || !Files.isRegularFile(file.get())) {
            return List.of();
        }
        try {
            var found =
                    new ArrayList<>(
                            pins(
                                    Files.readString(file.get()),
                                    RequirementReader.isLock(
                                            String.valueOf(file.get().getFileName()))));
            found.removeIf(pinned -> upgrade.contains(pinned.name()));
            return found;
        } catch (IOException unusable) {
            return List.of();
        }
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

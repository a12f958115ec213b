package dev.wardian.standards.lock;

import dev.wardian.standards.StructureException;
import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.internal.tree.Table;
import dev.wardian.standards.marker.Marker;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.GroupName;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.tag.SdistFilename;
import dev.wardian.standards.tag.WheelFilename;
import dev.wardian.standards.version.SpecifierSet;
import dev.wardian.standards.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the tree of a lock file and checks what PEP 751 demands of it.
final class PylockReader {
    private final Table root;

    PylockReader(Map<String, ?> tree) {
        this.root = Table.root(tree);
    }

    Pylock read() {
        Version version = root.requiredParsed("lock-version", Version::parse);
        if (version.major() != Pylock.VERSION.major() || version.epoch() != 0) {
            throw root.fault(
                    "lock-version", "version " + version + " of the format is not supported");
        }
        return new Pylock(
                version,
                root.allParsed("environments", Marker::parse),
                root.parsed("requires-python", SpecifierSet::parse),
                root.allParsed("extras", PylockReader::extra).orElse(List.of()),
                root.allParsed("dependency-groups", GroupName::of).orElse(List.of()),
                root.allParsed("default-groups", GroupName::of).orElse(List.of()),
                root.requiredText("created-by"),
                packages(),
                root.table("tool").map(Table::toMap).orElse(Map.of()));
    }

    private List<LockedPackage> packages() {
        List<LockedPackage> packages = new ArrayList<>();
        for (Table table : root.required(root.tables("packages"), "packages")) {
            packages.add(entry(table));
        }
        return packages;
    }

    private static LockedPackage entry(Table table) {
        PackageName name = table.requiredParsed("name", PylockReader::name);
        Optional<Version> version = table.parsed("version", Version::parse);
        Optional<SpecifierSet> requiresPython =
                table.parsed("requires-python", SpecifierSet::parse);
        List<Map<String, Object>> dependencies = maps(table, "dependencies");
        Optional<Marker> marker = table.parsed("marker", Marker::parse);
        LockedSource source = source(table);
        List<Map<String, Object>> identities = maps(table, "attestation-identities");
        for (Table identity : table.tables("attestation-identities").orElse(List.of())) {
            identity.requiredText("kind");
        }
        if (source instanceof LockedSource.Distributions distributions) {
            checkFilenames(table, name, version, distributions);
        }
        return new LockedPackage(
                name,
                version,
                marker,
                requiresPython,
                dependencies,
                table.text("index"),
                source,
                identities,
                table.table("tool").map(Table::toMap).orElse(Map.of()));
    }

    private static LockedSource source(Table table) {
        Optional<LockedSource> vcs = table.table("vcs").map(PylockReader::vcs);
        Optional<LockedSource> directory = table.table("directory").map(PylockReader::directory);
        Optional<LockedSource> archive = table.table("archive").map(PylockReader::archive);
        Optional<LockedArtifact.Sdist> sdist = table.table("sdist").map(PylockReader::sdist);
        List<LockedArtifact.Wheel> wheels = new ArrayList<>();
        for (Table wheel : table.tables("wheels").orElse(List.of())) {
            wheels.add(wheel(wheel));
        }
        boolean released = sdist.isPresent() || !wheels.isEmpty();
        List<LockedSource> direct = new ArrayList<>();
        vcs.ifPresent(direct::add);
        directory.ifPresent(direct::add);
        archive.ifPresent(direct::add);
        if (released && !direct.isEmpty()) {
            throw table.fault("`vcs`, `directory` or `archive` beside `sdist` or `wheels`");
        }
        if (!released && direct.size() != 1) {
            throw table.fault(
                    "expected exactly one of `vcs`, `directory` and `archive`, or `sdist` or"
                            + " `wheels`");
        }
        return released ? new LockedSource.Distributions(sdist, wheels) : direct.getFirst();
    }

    private static LockedSource vcs(Table table) {
        LockedSource.Vcs vcs =
                new LockedSource.Vcs(
                        table.requiredText("type"),
                        table.text("url"),
                        table.text("path"),
                        table.text("requested-revision"),
                        table.requiredText("commit-id"),
                        table.text("subdirectory"));
        requirePlace(table, vcs.url(), vcs.path());
        return vcs;
    }

    private static LockedSource directory(Table table) {
        return new LockedSource.Directory(
                table.requiredText("path"), table.truth("editable"), table.text("subdirectory"));
    }

    private static LockedSource archive(Table table) {
        LockedSource.Archive archive =
                new LockedSource.Archive(
                        table.text("url"),
                        table.text("path"),
                        table.integer("size"),
                        table.instant("upload-time"),
                        hashes(table),
                        table.text("subdirectory"));
        requirePlace(table, archive.url(), archive.path());
        return archive;
    }

    private static LockedArtifact.Sdist sdist(Table table) {
        LockedArtifact.Sdist sdist =
                new LockedArtifact.Sdist(
                        table.text("name"),
                        table.instant("upload-time"),
                        table.text("url"),
                        table.text("path"),
                        table.integer("size"),
                        hashes(table));
        requirePlace(table, sdist.url(), sdist.path());
        return sdist;
    }

    private static LockedArtifact.Wheel wheel(Table table) {
        LockedArtifact.Wheel wheel =
                new LockedArtifact.Wheel(
                        table.text("name"),
                        table.instant("upload-time"),
                        table.text("url"),
                        table.text("path"),
                        table.integer("size"),
                        hashes(table));
        requirePlace(table, wheel.url(), wheel.path());
        return wheel;
    }

    private static void requirePlace(Table table, Optional<String> url, Optional<String> path) {
        if (url.orElse("").isEmpty() && path.orElse("").isEmpty()) {
            throw table.fault("expected `path` or `url`");
        }
    }

    private static Map<String, String> hashes(Table table) {
        Map<String, String> hashes = table.required(table.texts("hashes"), "hashes");
        if (hashes.isEmpty()) {
            throw table.fault("hashes", "expected at least one hash");
        }
        return hashes;
    }

    private static void checkFilenames(
            Table table,
            PackageName name,
            Optional<Version> version,
            LockedSource.Distributions distributions) {
        for (int index = 0; index < distributions.wheels().size(); index++) {
            String place = table.place("wheels[" + index + "]");
            String filename = distributions.wheels().get(index).filename();
            WheelFilename wheel =
                    WheelFilename.tryParse(filename)
                            .orElseThrow(() -> unreadable(place, "wheel", filename));
            checkFilename(place, filename, wheel.name(), wheel.version(), name, version);
        }
        if (distributions.sdist().isPresent()) {
            String place = table.place("sdist");
            String filename = distributions.sdist().get().filename();
            SdistFilename sdist =
                    SdistFilename.tryParse(filename)
                            .orElseThrow(() -> unreadable(place, "sdist", filename));
            checkFilename(place, filename, sdist.name(), sdist.version(), name, version);
        }
    }

    private static StructureException unreadable(String place, String kind, String filename) {
        return new StructureException(place, "`" + filename + "` is not the name of a " + kind);
    }

    private static void checkFilename(
            String place,
            String filename,
            PackageName actualName,
            Version actualVersion,
            PackageName name,
            Optional<Version> version) {
        if (!actualName.equals(name)) {
            throw new StructureException(
                    place, "`" + filename + "` is not a file of the package `" + name + "`");
        }
        if (version.isPresent() && !actualVersion.equals(version.get())) {
            throw new StructureException(
                    place, "`" + filename + "` is not of version " + version.get());
        }
    }

    private static List<Map<String, Object>> maps(Table table, String key) {
        List<Map<String, Object>> maps = new ArrayList<>();
        for (Table item : table.tables(key).orElse(List.of())) {
            maps.add(item.toMap());
        }
        return maps;
    }

    private static PackageName name(String text) {
        PackageName name = PackageName.of(text);
        requireNormalized(text, name.toString());
        return name;
    }

    private static ExtraName extra(String text) {
        ExtraName name = ExtraName.of(text);
        requireNormalized(text, name.toString());
        return name;
    }

    private static void requireNormalized(String text, String normalized) {
        if (!text.equals(normalized)) {
            throw new SyntaxException(text, 0, "the normalised name `" + normalized + "`");
        }
    }
}

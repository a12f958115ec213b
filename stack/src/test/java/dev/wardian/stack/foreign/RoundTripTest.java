package dev.wardian.stack.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.wardian.python.environment.Target;
import dev.wardian.stack.choice.LockedPart;
import dev.wardian.stack.lock.LockText;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.workspace.Manifest;
import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.lock.LockedArtifact;
import dev.wardian.standards.lock.LockedPackage;
import dev.wardian.standards.lock.LockedSource;
import dev.wardian.standards.lock.Pylock;
import dev.wardian.standards.marker.Marker;
import dev.wardian.standards.marker.MarkerEnvironment;
import dev.wardian.standards.marker.MarkerSpace;
import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.tag.CompatibleTags;
import dev.wardian.standards.tag.PlatformTags;
import dev.wardian.standards.toml.TomlDocument;
import dev.wardian.standards.version.SpecifierSet;
import dev.wardian.standards.version.Version;
import dev.wardian.testkit.Conformance;
import dev.wardian.testkit.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Files of public projects are read, written in their own format and read again: the same pins,
/// or the same requirements. Where a format holds less than was read, what is compared says so.
final class RoundTripTest {
    private static final String INDEX = "https://index.invalid/simple/";
    private static final ExportFormat.Wish ALL = new ExportFormat.Wish(true, false);

    @TempDir private Path folder;

    private static Stream<DynamicTest> each(String table, BiConsumer<Path, Foreign> check) {
        return Conformance.cases("lock-files", table).stream()
                .map(one -> one.json())
                .map(
                        json ->
                                Conformance.file(
                                        "lock-files/"
                                                + json.text("folder")
                                                + "/"
                                                + json.text("main")))
                .map(file -> dynamicTest(file.toString(), () -> check(file, check)));
    }

    private static void check(Path file, BiConsumer<Path, Foreign> check) {
        Foreign foreign;
        try {
            foreign = ForeignFile.read(file);
        } catch (StackException refused) {
            // what cannot be read is ForeignFileTest's
            return;
        }
        check.accept(file, foreign);
    }

    @TestFactory
    Stream<DynamicTest> keepsThePinsOfLocksOfPoetry() {
        return each("poetry", (_, it) -> samePins(it, ExportFormat.POETRY_LOCK, "poetry.lock"));
    }

    @TestFactory
    Stream<DynamicTest> keepsThePinsOfLocksOfPdm() {
        return each("pdm", (_, it) -> samePins(it, ExportFormat.PDM_LOCK, "pdm.lock"));
    }

    @TestFactory
    Stream<DynamicTest> keepsThePinsOfLocksOfUv() {
        return each("uv", (_, it) -> samePins(it, ExportFormat.UV_LOCK, "uv.lock"));
    }

    @TestFactory
    Stream<DynamicTest> keepsThePinsOfLocksOfPipenv() {
        return each(
                "pipenv",
                (file, it) -> {
                    if (file.endsWith("Pipfile.lock")) {
                        samePins(saidOnce(it), ExportFormat.PIPFILE_LOCK, "Pipfile.lock");
                    } else {
                        samePylock(file); // Pipenv writes those too
                    }
                });
    }

    @TestFactory
    Stream<DynamicTest> keepsPinnedRequirementsWithTheirDigests() {
        return Stream.of("poetry", "pdm", "uv", "pipenv")
                .flatMap(
                        table ->
                                each(
                                        table,
                                        (_, it) ->
                                                samePins(
                                                        it,
                                                        ExportFormat.REQUIREMENTS,
                                                        "requirements.txt")));
    }

    /// Of what has one version in the file: what is pinned twice is told apart by nothing.
    @TestFactory
    Stream<DynamicTest> keepsThePinsOfPlainRequirements() {
        var pinned =
                Stream.of("pip_oracle", "pip_requirements_parser")
                        .flatMap(table -> Conformance.cases("requirements-txt", table).stream())
                        .filter(one -> one.json().text("content").contains("=="))
                        .toList();
        return pinned.stream().map(one -> dynamicTest(one.id(), () -> samePlain(one.json())));
    }

    private void samePlain(Json json) {
        try {
            var file = folder.resolve("requirements.txt");
            Files.writeString(file, json.text("content"));
            check(
                    file,
                    (_, it) ->
                            samePins(saidOnce(it), ExportFormat.REQUIREMENTS, "requirements.txt"));
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    @TestFactory
    Stream<DynamicTest> keepsPylocksAsTheyAre() {
        return each("pylock", (file, _) -> samePylock(file));
    }

    /// What comes from conda has no place in what is written; of the rest, names and versions are
    /// compared: a pin does not keep which file is for which platform. Folders have no digest, and
    /// neither file has a place for them.
    @TestFactory
    Stream<DynamicTest> keepsWhatLocksOfCondaTakeFromTheIndex() {
        return Stream.concat(
                each(
                        "conda-lock",
                        (_, it) -> sameVersions(it, ExportFormat.CONDA_LOCK, "conda-lock.yml")),
                each("pixi", (_, it) -> sameVersions(it, ExportFormat.PIXI_LOCK, "pixi.lock")));
    }

    @TestFactory
    Stream<DynamicTest> keepsPipfiles() {
        return each("pipfile-only", (_, it) -> sameNeeds(it, ExportFormat.PIPFILE, "Pipfile"));
    }

    @TestFactory
    Stream<DynamicTest> keepsManifestsOfPoetry() throws IOException {
        try (var files = Files.walk(Conformance.file("lock-files/poetry"))) {
            return files.filter(it -> it.endsWith("pyproject.toml")).sorted().toList().stream()
                    .map(
                            file ->
                                    dynamicTest(
                                            file.toString(),
                                            () ->
                                                    check(
                                                            file,
                                                            (_, it) ->
                                                                    sameNeeds(
                                                                            it,
                                                                            ExportFormat.POETRY,
                                                                            "pyproject.toml"))));
        }
    }

    /// What is below `pip:` is written as it is locked, so that only its names are the same.
    @TestFactory
    Stream<DynamicTest> keepsEnvironmentsOfConda() {
        return each(
                "environment-yml",
                (_, foreign) -> {
                    var again =
                            again(
                                    foreign,
                                    manifest(foreign),
                                    ExportFormat.CONDA_ENVIRONMENT,
                                    "environment.yml");
                    assertThat(again.conda()).isEqualTo(foreign.conda());
                    assertThat(again.channels())
                            .isEqualTo(
                                    foreign.channels().isEmpty()
                                            ? List.of("conda-forge")
                                            : foreign.channels());
                    assertThat(again.requiresPython().map(SpecifierSet::parse))
                            .isEqualTo(foreign.requiresPython().map(SpecifierSet::parse));
                });
    }

    /// Less the packages that a Pipfile.lock pins in several tables in different ways: what is
    /// written has one entry for a name.
    private static Foreign saidOnce(Foreign foreign) {
        var names = new ArrayList<String>();
        foreign.pins().forEach(it -> names.add(it.name()));
        return new Foreign(
                foreign.name(),
                foreign.version(),
                foreign.requiresPython(),
                foreign.needs(),
                foreign.inclusions(),
                foreign.pins().stream()
                        .filter(it -> Collections.frequency(names, it.name()) == 1)
                        .toList(),
                foreign.conda(),
                foreign.channels(),
                foreign.system(),
                foreign.indexes(),
                foreign.constraints(),
                foreign.losses());
    }

    private void samePins(Foreign foreign, ExportFormat format, String name) {
        var again = again(foreign, manifest(foreign), format, name);
        assertThat(pins(again, pythons(foreign))).isEqualTo(pins(foreign, pythons(foreign)));
    }

    private void sameVersions(Foreign foreign, ExportFormat format, String name) {
        var again = again(foreign, manifest(foreign), format, name);
        var written = new TreeSet<String>();
        foreign.pins().stream()
                .filter(it -> !it.hashes().isEmpty())
                .forEach(it -> written.add(PackageName.of(it.name()) + " " + it.version()));
        assertThat(pins(again, MarkerSpace.all()).keySet()).isEqualTo(written);
    }

    private void sameNeeds(Foreign foreign, ExportFormat format, String name) {
        var manifest = manifest(foreign);
        var again = again(foreign, manifest, format, name);
        assertThat(needs(again, manifest)).isEqualTo(needs(foreign, manifest));
    }

    /// Each requirement with its list and source; the project itself, which a Pipfile lists, is
    /// none.
    private static SortedSet<String> needs(Foreign foreign, Manifest manifest) {
        var needs = new TreeSet<String>();
        for (var need : foreign.needs()) {
            var requirement = Requirement.parse(need.text());
            if (!manifest.name().equals(Optional.of(requirement.name()))) {
                needs.add(
                        need.section()
                                + ": "
                                + requirement.withoutMarker()
                                + " "
                                + requirement.marker().map(MarkerSpace::of)
                                + " "
                                + need.source().map(it -> source(it, manifest)).orElse(""));
            }
        }
        return needs;
    }

    /// A source as it counts in a project: one that names the usual index, which a project need not
    /// declare, says nothing.
    private static String source(String source, Manifest manifest) {
        var start = "{ index = ";
        if (!source.startsWith(start)) {
            return source;
        }
        var name = source.substring(start.length(), source.length() - " }".length());
        return manifest.text().contains("name = " + name) ? source : "";
    }

    private static MarkerSpace pythons(Foreign foreign) {
        return foreign.requiresPython()
                .flatMap(SpecifierSet::tryParse)
                .map(MarkerSpace::ofPython)
                .orElse(MarkerSpace.all());
    }

    /// Digests by name and version, and where it counts among the Pythons that are admitted.
    private static Map<String, List<String>> pins(Foreign foreign, MarkerSpace granted) {
        var places = new TreeMap<String, MarkerSpace>();
        var hashes = new TreeMap<String, SortedSet<String>>();
        for (var pin : foreign.pins()) {
            var key = PackageName.of(pin.name()) + " " + Version.parse(pin.version());
            places.merge(key, place(pin).and(granted), MarkerSpace::or);
            hashes.computeIfAbsent(key, _ -> new TreeSet<>()).addAll(pin.hashes());
        }
        var pins = new TreeMap<String, List<String>>();
        places.forEach(
                (key, place) -> {
                    var facts = new ArrayList<>(hashes.getOrDefault(key, new TreeSet<>()));
                    facts.add("in " + place.toMarker());
                    pins.put(key, facts);
                });
        return pins;
    }

    private static MarkerSpace place(Foreign.Pin pin) {
        return pin.marker().isEmpty()
                ? MarkerSpace.all()
                : MarkerSpace.of(Marker.parse(pin.marker()));
    }

    private Manifest manifest(Foreign foreign) {
        return new Importing(foreign)
                .into(folder.resolve("pyproject.toml"), Optional.empty())
                .manifest();
    }

    private Foreign again(Foreign foreign, Manifest manifest, ExportFormat format, String name) {
        var metadata = new LinkedHashMap<LockedPackage, CoreMetadata>();
        var packages = packages(foreign);
        for (var locked : packages) {
            metadata.put(
                    locked,
                    CoreMetadata.parse(
                            ("Metadata-Version: 2.1\nName: "
                                            + locked.name()
                                            + "\nVersion: "
                                            + locked.version().orElseThrow()
                                            + "\n")
                                    .getBytes(StandardCharsets.UTF_8)));
        }
        var lock =
                Pylock.of(
                        "test", foreign.requiresPython().flatMap(SpecifierSet::tryParse), packages);
        var exported =
                format.write(
                        new LockedProject(
                                manifest,
                                lock,
                                LockedPart.exactly(List.of(), List.of()),
                                INDEX,
                                target(foreign),
                                metadata),
                        ALL);
        try {
            var file = Files.createDirectories(folder.resolve("out")).resolve(name);
            return ForeignFile.read(Files.writeString(file, exported.text()));
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private static List<LockedPackage> packages(Foreign foreign) {
        var wheels = new LinkedHashMap<Foreign.Pin, List<LockedArtifact.Wheel>>();
        for (var pin : foreign.pins()) {
            var files =
                    wheels.computeIfAbsent(
                            new Foreign.Pin(pin.name(), pin.version(), pin.marker(), List.of()),
                            _ -> new ArrayList<>());
            var hashes = pin.hashes().isEmpty() ? List.of("none:00") : pin.hashes();
            hashes.forEach(it -> files.add(wheel(pin, files.size(), it)));
        }
        var packages = new ArrayList<LockedPackage>();
        wheels.forEach(
                (pin, files) -> {
                    var locked =
                            LockedPackage.of(
                                    PackageName.of(pin.name()),
                                    Version.tryParse(pin.version()),
                                    new LockedSource.Distributions(Optional.empty(), files));
                    packages.add(
                            pin.marker().isEmpty()
                                    ? locked
                                    : locked.withMarker(Marker.parse(pin.marker())));
                });
        return packages;
    }

    private static LockedArtifact.Wheel wheel(Foreign.Pin pin, int build, String hash) {
        var name =
                PackageName.of(pin.name()).toString().replace('-', '_')
                        + "-"
                        + pin.version()
                        + "-"
                        + build
                        + "-py3-none-any.whl";
        var colon = hash.indexOf(':');
        return new LockedArtifact.Wheel(
                Optional.of(name),
                Optional.empty(),
                Optional.of("https://files.invalid/" + name),
                Optional.empty(),
                OptionalLong.empty(),
                hash.startsWith("none:")
                        ? Map.of()
                        : Map.of(hash.substring(0, colon), hash.substring(colon + 1)));
    }

    private static Target target(Foreign foreign) {
        var granted = foreign.requiresPython().flatMap(SpecifierSet::tryParse);
        var python =
                Stream.of("3.8.0", "3.11.0", "3.12.0", "3.13.0", "3.14.0")
                        .map(Version::parse)
                        .filter(it -> granted.isEmpty() || granted.get().contains(it))
                        .findFirst()
                        .orElse(Version.parse("3.12.0"));
        var plain =
                new Target(
                        MarkerEnvironment.of(
                                Map.of(
                                        "os_name", "posix",
                                        "sys_platform", "linux",
                                        "platform_machine", "x86_64",
                                        "platform_python_implementation", "CPython",
                                        "platform_system", "Linux",
                                        "python_version", "3.12",
                                        "python_full_version", "3.12.0",
                                        "implementation_name", "cpython",
                                        "implementation_version", "3.12.0")),
                        CompatibleTags.forCpython(
                                3, 12, false, PlatformTags.glibc(2, 28, "x86_64")),
                        Version.parse("3.12.0"));
        return plain.withPythonVersion(python);
    }

    private static void samePylock(Path file) {
        try {
            var text = Files.readString(file);
            var lock = Pylock.from(TomlDocument.parse(text).tree());
            assertThat(Pylock.from(TomlDocument.parse(LockText.write(lock)).tree()))
                    .isEqualTo(lock);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (SyntaxException | dev.wardian.standards.StructureException invalid) {
            assertThat(String.valueOf(file.getFileName()))
                    .containsAnyOf("invalid", "missing", "old");
        }
    }
}

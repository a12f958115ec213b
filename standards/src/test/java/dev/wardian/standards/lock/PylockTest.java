package dev.wardian.standards.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardian.standards.StructureException;
import dev.wardian.standards.marker.Marker;
import dev.wardian.standards.marker.MarkerEnvironment;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.tag.CompatibleTags;
import dev.wardian.standards.tag.WheelTag;
import dev.wardian.standards.version.SpecifierSet;
import dev.wardian.standards.version.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PylockTest {
    private static final Map<String, String> HASHES = Map.of("sha256", "abc");

    private static LockedArtifact.Wheel wheel(String filename) {
        return new LockedArtifact.Wheel(
                Optional.empty(),
                Optional.of(Instant.parse("2025-01-01T00:00:00Z")),
                Optional.of("https://example.com/" + filename + "?x=y/z#frag"),
                Optional.empty(),
                OptionalLong.of(12),
                HASHES);
    }

    private static LockedPackage locked(String name, LockedSource source) {
        return LockedPackage.of(PackageName.of(name), Optional.of(Version.parse("1.0")), source);
    }

    private static Pylock lock(LockedPackage... packages) {
        return Pylock.of("test", Optional.of(SpecifierSet.parse(">=3.9")), List.of(packages));
    }

    private static LockRequest request(String... tags) {
        List<WheelTag> ordered = new ArrayList<>();
        for (String tag : tags) {
            ordered.addAll(WheelTag.parse(tag));
        }
        MarkerEnvironment environment =
                MarkerEnvironment.of(
                        Map.of("python_full_version", "3.12.1", "python_version", "3.12"));
        return LockRequest.of(environment, CompatibleTags.of(ordered));
    }

    private static LockedSource wheels(LockedArtifact.Wheel... wheels) {
        return new LockedSource.Distributions(Optional.empty(), List.of(wheels));
    }

    @Test
    void isReadBackAsItWasWritten() {
        Pylock lock =
                lock(
                        locked("foo", wheels(wheel("foo-1.0-py3-none-any.whl")))
                                .withMarker(Marker.parse("'dev' in dependency_groups"))
                                .withRequiresPython(SpecifierSet.parse(">=3.9"))
                                .withIndex("https://example.com/simple")
                                .withDependencies(List.of(Map.of("name", "bar")))
                                .withTool(Map.of("wardian", Map.of("x", 1L))),
                        locked(
                                "bar",
                                new LockedSource.Vcs(
                                        "git",
                                        Optional.of("https://example.com/bar.git"),
                                        Optional.empty(),
                                        Optional.of("main"),
                                        "abc",
                                        Optional.of("sub"))));
        assertThat(Pylock.from(lock.toMap())).isEqualTo(lock);
    }

    @Test
    void takesTheNameOfAFileFromItsUrl() {
        assertThat(wheel("foo-1.0%2Bcpu-py3-none-any.whl").filename())
                .isEqualTo("foo-1.0+cpu-py3-none-any.whl");
    }

    @Test
    void selectsTheWheelThatFitsBest() {
        LockedArtifact.Wheel plain = wheel("foo-1.0-py3-none-any.whl");
        LockedArtifact.Wheel compiled = wheel("foo-1.0-cp312-cp312-linux_x86_64.whl");
        LockSelection selection =
                lock(locked("foo", wheels(plain, compiled)))
                        .select(request("cp312-cp312-linux_x86_64", "py3-none-any"));
        assertThat(selection)
                .isInstanceOfSatisfying(
                        LockSelection.Selected.class,
                        selected ->
                                assertThat(selected.choices())
                                        .extracting(LockSelection.Choice::artifact)
                                        .containsExactly(compiled));
    }

    @Test
    void prefersAnSdistWhereAskedTo() {
        LockedArtifact.Sdist sdist =
                new LockedArtifact.Sdist(
                        Optional.of("foo-1.0.tar.gz"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("./foo-1.0.tar.gz"),
                        OptionalLong.empty(),
                        HASHES);
        Pylock lock =
                lock(
                        locked(
                                "foo",
                                new LockedSource.Distributions(
                                        Optional.of(sdist),
                                        List.of(wheel("foo-1.0-py3-none-any.whl")))));
        LockRequest usual = request("py3-none-any");
        LockRequest source =
                new LockRequest(
                        usual.environment(),
                        usual.tags(),
                        Set.of(),
                        Optional.empty(),
                        Set.of(PackageName.of("foo")));
        assertThat(lock.select(source))
                .isInstanceOfSatisfying(
                        LockSelection.Selected.class,
                        selected ->
                                assertThat(selected.choices().getFirst().artifact())
                                        .isEqualTo(sdist));
    }

    @Test
    void saysWhatWasOfferedWhenNothingFits() {
        assertThat(
                        lock(locked("foo", wheels(wheel("foo-1.0-py2-none-any.whl"))))
                                .select(request("py3-none-any")))
                .isInstanceOfSatisfying(
                        LockSelection.NothingFits.class,
                        refused -> {
                            assertThat(refused.offered())
                                    .containsExactly("foo-1.0-py2-none-any.whl");
                            assertThat(refused.message()).contains("`foo`");
                        });
    }

    @Test
    void refusesAMarkerWithoutMeaningInALock() {
        LockedPackage entry =
                locked("foo", wheels(wheel("foo-1.0-py3-none-any.whl")))
                        .withMarker(Marker.parse("extra == 'x'"));
        assertThat(lock(entry).select(request("py3-none-any")))
                .isInstanceOfSatisfying(
                        LockSelection.MarkerRefused.class,
                        refused -> assertThat(refused.place()).isEqualTo("packages[0].marker"));
    }

    @Test
    void refusesAFileOfAnotherVersion() {
        Map<String, Object> tree =
                Map.of(
                        "lock-version",
                        "1.0",
                        "created-by",
                        "x",
                        "packages",
                        List.of(
                                Map.of(
                                        "name", "foo",
                                        "version", "2.0",
                                        "wheels",
                                                List.of(
                                                        Map.of(
                                                                "path",
                                                                "foo-1.0-py3-none-any.whl",
                                                                "hashes",
                                                                HASHES)))));
        assertThatThrownBy(() -> Pylock.from(tree))
                .isInstanceOf(StructureException.class)
                .hasMessageEndingWith("in `packages[0].wheels[0]`");
    }

    @Test
    void knowsTheNamesOfLockFiles() {
        assertThat(Pylock.isFileName("pylock.toml")).isTrue();
        assertThat(Pylock.isFileName("pylock.gpu.toml")).isTrue();
        assertThat(Pylock.isFileName("pylock..toml")).isFalse();
        assertThat(Pylock.isFileName("pylock.a.b.toml")).isFalse();
        assertThat(Pylock.isFileName("mypylock.toml")).isFalse();
    }
}

package dev.wardian.stack.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.wardian.stack.problem.StackException;
import dev.wardian.testkit.Conformance;
import dev.wardian.testkit.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Lock and manifest files of public projects, against what independent parsers read out of them.
final class ForeignFileTest {

    private static Stream<DynamicTest> each(String table, BiConsumer<Foreign, Json> check) {
        return Conformance.cases("lock-files", table).stream()
                .map(one -> dynamicTest(one.id(), () -> check(one.json(), check)));
    }

    private static void check(Json json, BiConsumer<Foreign, Json> check) {
        var file = Conformance.file("lock-files/" + json.text("folder") + "/" + json.text("main"));
        if (json.at("expected").has("error")) {
            refused(file);
        } else {
            check.accept(ForeignFile.read(file), json.at("expected"));
        }
    }

    /// What their parsers trip over we refuse, or read: never with anything but a clear word.
    private static void refused(Path file) {
        try {
            assertThat(ForeignFile.read(file)).isNotNull();
        } catch (StackException clear) {
            assertThat(clear.problem().message()).contains(file.toString());
        }
    }

    private static List<String> pins(Foreign foreign) {
        var pins = new ArrayList<String>();
        foreign.pins().forEach(pin -> pins.add(pin.name() + " " + pin.version()));
        return pins;
    }

    private static List<String> packages(Json expected) {
        var packages = new ArrayList<String>();
        for (var one : expected.list("packages")) {
            var name = one.optionalText("name").orElse("");
            one.optionalText("version").ifPresent(it -> packages.add(name + " " + it));
        }
        return packages;
    }

    private static void allPinnedOrTold(Foreign found, Json expected) {
        assertThat(packages(expected))
                .containsAll(pins(found))
                .hasSize(found.pins().size() + found.losses().size());
    }

    @TestFactory
    Stream<DynamicTest> readsLocksOfPoetry() {
        return each("poetry", ForeignFileTest::allPinnedOrTold);
    }

    @TestFactory
    Stream<DynamicTest> readsLocksOfPdm() {
        return each("pdm", ForeignFileTest::allPinnedOrTold);
    }

    @TestFactory
    Stream<DynamicTest> readsLocksOfUv() {
        return each(
                "uv",
                (found, expected) -> {
                    assertThat(found.requiresPython())
                            .isEqualTo(expected.optionalText("requires-python"));
                    assertThat(packages(expected)).containsAll(pins(found));
                    assertThat(found.pins().size()).isPositive();
                });
    }

    @TestFactory
    Stream<DynamicTest> readsPylocks() {
        return each(
                "pylock",
                (found, expected) -> assertThat(pins(found)).isEqualTo(packages(expected)));
    }

    @TestFactory
    Stream<DynamicTest> readsLocksOfPipenv() {
        return each(
                "pipenv",
                (found, expected) -> {
                    var all = new ArrayList<String>();
                    for (var section : List.of("default", "develop")) {
                        expected.map(section)
                                .forEach(
                                        (name, one) ->
                                                one.optionalText("version")
                                                        .filter(it -> it.startsWith("=="))
                                                        .ifPresent(
                                                                it ->
                                                                        all.add(
                                                                                name
                                                                                        + " "
                                                                                        + it
                                                                                                .substring(
                                                                                                        2))));
                    }
                    assertThat(pins(found)).containsExactlyInAnyOrderElementsOf(all);
                });
    }

    @TestFactory
    Stream<DynamicTest> readsPipfiles() {
        return each(
                "pipfile-only",
                (found, expected) -> {
                    var all =
                            expected.map("packages").size()
                                    + (expected.has("dev-packages")
                                            ? expected.map("dev-packages").size()
                                            : 0);
                    assertThat(found.needs()).hasSizeGreaterThanOrEqualTo(all);
                });
    }

    @TestFactory
    Stream<DynamicTest> readsEnvironmentsOfConda() {
        return each(
                "environment-yml",
                (found, expected) -> {
                    assertThat(found.name())
                            .isEqualTo(
                                    expected.hasValue("name")
                                            ? expected.optionalText("name")
                                            : Optional.empty());
                    if (expected.hasValue("channels")) {
                        // addresses are written with reserved hosts in the table
                        assertThat(lastWords(found.channels()))
                                .isEqualTo(lastWords(expected.texts("channels")));
                    }
                    var conda = 0;
                    var pip = 0;
                    for (var one :
                            expected.hasValue("dependencies")
                                    ? expected.list("dependencies")
                                    : List.<Json>of()) {
                        if (one.isText()) {
                            conda++;
                        } else if (one.has("pip") && one.at("pip").isList()) {
                            pip += one.list("pip").size();
                        }
                    }
                    // python and pip themselves are no packages to carry through
                    assertThat(found.conda().size()).isBetween(Math.max(0, conda - 2), conda);
                    assertThat(found.needs().size() + found.losses().size())
                            .isGreaterThanOrEqualTo(pip);
                });
    }

    private static List<String> lastWords(List<String> channels) {
        return channels.stream().map(it -> it.substring(it.lastIndexOf('/') + 1)).toList();
    }

    @TestFactory
    Stream<DynamicTest> readsLocksOfCondaLock() {
        return each(
                "conda-lock",
                (found, expected) -> {
                    for (var one : expected.list("packages")) {
                        var row = one.asList();
                        var name = row.get(0).asText();
                        var version = row.get(1).asText();
                        if (row.get(2).asText().equals("pip")) {
                            assertThat(pins(found)).contains(name + " " + version);
                        } else {
                            assertThat(found.conda()).contains(name + "==" + version);
                        }
                    }
                });
    }

    @TestFactory
    Stream<DynamicTest> readsLocksOfPixi() {
        return each(
                "pixi",
                (found, expected) ->
                        assertThat(
                                        found.conda().size()
                                                + found.pins().size()
                                                + found.losses().size())
                                .isLessThanOrEqualTo(
                                        (int) Math.max(0, expected.number("packages"))));
    }

    @Test
    void namesWhatItCannotRead() {
        assertThatThrownBy(() -> ForeignFile.read(Path.of("/tmp/no/such/Pipfile")))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("no such file");
    }

    /// What fuzzing found.
    @Test
    void readsAFileWithoutADocumentAsOneThatSaysNothing(@TempDir Path folder) throws IOException {
        for (var name : List.of("environment.yml", "pixi.lock", "Pipfile.lock")) {
            for (var text : List.of("", "# nothing yet\n", "---\n")) {
                var file = Files.writeString(folder.resolve(name), text);
                assertThat(ForeignFile.read(file).pins()).isEmpty();
            }
        }
        var two = Files.writeString(folder.resolve("environment.yml"), "a: 1\n---\nb: 2\n");
        assertThatThrownBy(() -> ForeignFile.read(two))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("cannot be read");
        var nul = Files.writeString(folder.resolve("requirements.txt"), "-r a\u0000b\nsix\n");
        assertThat(ForeignFile.read(nul).losses()).singleElement().asString().contains("included");
    }
}

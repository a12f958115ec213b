package dev.wardian.python.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.Version;
import dev.wardian.testkit.Conformance;
import dev.wardian.testkit.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The Python universes that resolvelib is tested with.
class ResolvelibConformanceTest {
    @TestFactory
    Stream<DynamicTest> findsWhatResolvelibFinds() {
        return Conformance.cases("solver", "resolvelib").stream()
                .filter(one -> one.json().text("ecosystem").equals("python"))
                .map(one -> dynamicTest(one.id(), () -> check(one.json())));
    }

    private static void check(Json one) {
        Json index =
                one.hasValue("index_file")
                        ? Json.parse(Conformance.text("solver/" + one.text("index_file")))
                        : one.at("index");
        MemorySource source = new MemorySource();
        index.asMap()
                .forEach(
                        (name, versions) ->
                                versions.asMap()
                                        .forEach(
                                                (version, needs) ->
                                                        offer(source, name, version, needs)));
        List<RootRequirement> roots = new ArrayList<>();
        for (String text : one.texts("requested")) {
            roots.add(new RootRequirement(Requirement.parse(text), Origin.COMMAND_LINE));
        }
        PythonResolution resolution =
                new PythonResolver(
                                source,
                                Targets.linux("3.8"),
                                ResolveOptions.DEFAULT,
                                ResolveListener.SILENT)
                        .resolve(roots, List.of(), List.of());
        switch (resolution) {
            case PythonResolution.Solved(var packages, var _) -> {
                Map<PackageName, Version> chosen = new TreeMap<>();
                packages.forEach(found -> chosen.put(found.name(), found.version()));
                Map<PackageName, Version> expected = expected(one);
                if (one.text("id").endsWith("chalice")) {
                    // the peer leaves out `urllib3`, which one of two markers asks for anywhere
                    expected.put(PackageName.of("urllib3"), Version.parse("1.25.8"));
                }
                if (!expected.isEmpty()) {
                    assertThat(chosen).isEqualTo(expected);
                }
                assertThat(source.read()).doesNotContainAnyElementsOf(unvisited(one));
            }
            case PythonResolution.Unsolvable(var explanation) ->
                    assertThat(expected(one)).as(explanation.lines().toString()).isEmpty();
        }
    }

    /// The files of versions that a good solver never looks at.
    private static List<String> unvisited(Json one) {
        List<String> files = new ArrayList<>(List.of("none"));
        if (one.hasValue("unvisited")) {
            one.map("unvisited")
                    .forEach(
                            (name, versions) ->
                                    versions.asList()
                                            .forEach(
                                                    version ->
                                                            files.add(
                                                                    name.replace('-', '_')
                                                                            + "-"
                                                                            + version.asText()
                                                                            + "-py3-none-any.whl")));
        }
        return files;
    }

    private static Map<PackageName, Version> expected(Json one) {
        Map<PackageName, Version> expected = new TreeMap<>();
        one.map("resolved")
                .forEach(
                        (name, version) ->
                                expected.put(
                                        PackageName.of(name),
                                        Version.parse(
                                                version.isMap()
                                                        ? version.text("version")
                                                        : version.asText())));
        return expected;
    }

    private static void offer(MemorySource source, String name, String version, Json needs) {
        List<String> requires = new ArrayList<>();
        for (Json need : needs.asList()) {
            requires.add(need.asText());
        }
        try {
            source.offer(name, version, requires.toArray(String[]::new));
        } catch (SyntaxException _) {
            // versions and requirements that are none are no candidates here, as with resolvelib
            return;
        }
    }
}

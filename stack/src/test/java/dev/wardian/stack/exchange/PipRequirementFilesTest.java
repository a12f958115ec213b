package dev.wardian.stack.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.wardian.stack.exchange.RequirementsLine.Required;
import dev.wardian.standards.SyntaxException;
import dev.wardian.testkit.Conformance;
import dev.wardian.testkit.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Whole requirement files and what pip makes of them.
class PipRequirementFilesTest {

    private static final Path BASE = Path.of("/base");

    @TestFactory
    Stream<DynamicTest> readsWhatPipsTestsRead() {
        return Conformance.cases("requirements-txt", "pip_parse_requirements").stream()
                .map(one -> dynamicTest(one.id(), () -> checkParsed(one.json())));
    }

    @TestFactory
    Stream<DynamicTest> readsFilesOfOthersAsPipDoes() {
        return Conformance.cases("requirements-txt", "pip_oracle").stream()
                .map(one -> dynamicTest(one.id(), () -> checkOracle(one.json())));
    }

    private static List<RequirementsLine> parse(String content) {
        return RequirementsText.parse(content, name -> Optional.empty());
    }

    private static void checkParsed(Json json) {
        var content = json.text("content");
        if (json.hasValue("error")) {
            assertThatThrownBy(() -> parse(content)).isInstanceOf(SyntaxException.class);
            return;
        }
        var lines = parse(content);
        if (lines.stream().anyMatch(line -> line instanceof RequirementsLine.Included)) {
            abort("the files that this one includes are not part of the case");
        }
        checkRequirements(lines, json.list("expected"), false);
        checkFinder(lines, json.at("finder"));
    }

    /// The cases of `--index-url` were recorded after `--no-index`, which pip remembers.
    private static void checkFinder(List<RequirementsLine> lines, Json finder) {
        if (finder.has("trusted_hosts")) {
            assertThat(hosts(lines)).isEqualTo(finder.texts("trusted_hosts"));
        }
        if (finder.has("no_binary")) {
            assertThat(formats(lines, false)).isEqualTo(finder.texts("no_binary"));
            assertThat(formats(lines, true)).isEqualTo(finder.texts("only_binary"));
        }
        if (finder.has("index_urls") && !finder.texts("index_urls").isEmpty()) {
            assertThat(indexes(lines)).isEqualTo(finder.texts("index_urls"));
        }
    }

    private static List<String> hosts(List<RequirementsLine> lines) {
        var found = new ArrayList<String>();
        for (var line : lines) {
            if (line instanceof RequirementsLine.TrustedHost(_, _, var host)) {
                found.add(host);
            }
        }
        return found;
    }

    private static List<String> formats(List<RequirementsLine> lines, boolean onlyBinary) {
        var found = new ArrayList<String>();
        for (var line : lines) {
            if (line instanceof RequirementsLine.Format format
                    && format.onlyBinary() == onlyBinary) {
                found.add(format.value());
            }
        }
        return found;
    }

    private static List<String> indexes(List<RequirementsLine> lines) {
        var found = new ArrayList<String>();
        for (var line : lines) {
            switch (line) {
                case RequirementsLine.IndexUrl(_, _, var url) -> found.addFirst(url);
                case RequirementsLine.ExtraIndexUrl(_, _, var url) -> found.add(url);
                default -> {}
            }
        }
        return found;
    }

    private record Flat(Required line, boolean constraint) {}

    private static void flatten(
            List<RequirementsLine> lines,
            boolean constraint,
            Map<String, String> included,
            List<Flat> found) {
        for (var line : lines) {
            switch (line) {
                case Required required -> found.add(new Flat(required, constraint));
                case RequirementsLine.Included(_, _, var location, var asConstraints) -> {
                    var content = included.get(location);
                    if (content == null) {
                        throw new MissingFile(location);
                    }
                    flatten(parse(content), constraint || asConstraints, included, found);
                }
                default -> {}
            }
        }
    }

    private static final class MissingFile extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MissingFile(String location) {
            super(location);
        }
    }

    private static void checkOracle(Json json) {
        var included = json.has("included") ? json.textMap("included") : Map.<String, String>of();
        var pip = json.at("pip");
        var found = new ArrayList<Flat>();
        if (pip.hasValue("error")) {
            assertThatThrownBy(() -> flatten(parse(json.text("content")), false, included, found))
                    .isInstanceOfAny(SyntaxException.class, MissingFile.class);
            return;
        }
        flatten(parse(json.text("content")), false, included, found);
        var expected = pip.list("requirements");
        assertThat(found).hasSameSizeAs(expected);
        for (var index = 0; index < found.size(); index++) {
            checkRequirement(found.get(index).line(), expected.get(index));
            assertThat(found.get(index).constraint())
                    .isEqualTo(expected.get(index).flag("constraint"));
        }
    }

    private static void checkRequirements(
            List<RequirementsLine> lines, List<Json> expected, boolean constraint) {
        var found = new ArrayList<Flat>();
        flatten(lines, constraint, Map.of(), found);
        assertThat(found).hasSameSizeAs(expected);
        for (var index = 0; index < found.size(); index++) {
            checkText(found.get(index).line(), expected.get(index));
        }
    }

    private static void checkText(Required line, Json expected) {
        var text = line.text();
        var pips = expected.text("requirement").strip();
        if (line.editable() && !text.equals(pips)) {
            // pip ends an editable at the first blank, we and uv at its options
            assertThat(text).startsWith(pips.split("[;#\\[]", -1)[0].strip());
        } else {
            assertThat(text).isEqualTo(pips);
        }
        assertThat(line.editable()).isEqualTo(expected.flag("is_editable"));
        var hashes = new ArrayList<String>();
        if (expected.at("options").has("hashes")) {
            expected.at("options")
                    .map("hashes")
                    .forEach(
                            (algorithm, digests) ->
                                    digests.asTexts()
                                            .forEach(hex -> hashes.add(algorithm + ":" + hex)));
        }
        assertThat(line.hashes()).containsExactlyInAnyOrderElementsOf(hashes);
    }

    private static void checkRequirement(Required line, Json expected) {
        checkText(line, expected);
        WrittenRequirement ours;
        try {
            ours =
                    line.editable()
                            ? WrittenRequirement.parseEditable(line.text(), BASE)
                            : WrittenRequirement.parse(line.text(), BASE);
        } catch (SyntaxException problem) {
            assertThat(expected.hasValue("error"))
                    .as("%s, expected %s", problem.getMessage(), expected)
                    .isTrue();
            return;
        }
        if (expected.hasValue("error")) {
            // as uv: folders need not exist, git:// needs no git+, an egg may carry extras
            assertThat(ours).isInstanceOf(WrittenRequirement.Located.class);
            return;
        }
        switch (ours) {
            case WrittenRequirement.Named(var requirement) -> {
                assertThat(requirement.name().toString())
                        .isEqualTo(normalised(expected.text("name")));
                assertThat(names(requirement.extras())).isEqualTo(names(expected.texts("extras")));
                assertThat(requirement.specifiers().specifiers())
                        .hasSize(specifiers(expected.text("specifier")));
                assertThat(requirement.marker().isPresent())
                        .isEqualTo(expected.hasValue("markers"));
            }
            case WrittenRequirement.Located located -> {
                if (expected.hasValue("name")) {
                    assertThat(located.name().orElseThrow().toString())
                            .isEqualTo(normalised(expected.text("name")));
                }
                assertThat(names(located.extras())).isEqualTo(names(expected.texts("extras")));
                assertThat(located.marker().isPresent()).isEqualTo(expected.hasValue("markers"));
            }
        }
    }

    private static int specifiers(String text) {
        return text.isEmpty() ? 0 : text.split(",", -1).length;
    }

    private static List<String> names(Iterable<?> names) {
        var found = new ArrayList<String>();
        for (var name : names) {
            found.add(normalised(name.toString()));
        }
        found.sort(null);
        return found;
    }

    private static String normalised(String name) {
        return name.toLowerCase(java.util.Locale.ROOT).replaceAll("[-_.]+", "-");
    }
}

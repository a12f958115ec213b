package dev.wardian.stack.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.wardian.stack.exchange.RequirementsLine.Required;
import dev.wardian.standards.SyntaxException;
import dev.wardian.testkit.Conformance;
import dev.wardian.testkit.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Requirement files of many projects, as pip-requirements-parser reads them.
class PipRequirementsParserTest {

    private static final Path BASE = Path.of("/base");

    @TestFactory
    Stream<DynamicTest> readsFilesAsPipRequirementsParserDoes() {
        return Conformance.cases("requirements-txt", "pip_requirements_parser").stream()
                .map(one -> dynamicTest(one.id(), () -> check(one.json())));
    }

    private static void check(Json json) {
        var expected = json.at("expected");
        var content = json.text("content");
        var invalid = new HashSet<Integer>();
        for (var line : expected.list("invalid_lines")) {
            invalid.add((int) line.number("line_number"));
        }
        // --install-option is gone from pip; such lines are refused
        for (var requirement : expected.list("requirements")) {
            if (!requirement.list("install_options").isEmpty()) {
                invalid.add((int) requirement.at("requirement_line").number("line_number"));
            }
        }
        for (var number : invalid) {
            refuses(content, number);
        }
        var lines = RequirementsText.parse(without(content, invalid), name -> Optional.empty());
        checkOptions(lines, expected, invalid);
        checkRequirements(lines, expected, invalid);
    }

    private static void refuses(String content, int number) {
        var logical = physical(content, number);
        assertThatThrownBy(
                        () -> {
                            for (var line :
                                    RequirementsText.parse(logical, _ -> Optional.empty())) {
                                if (line instanceof Required required) {
                                    var _ = parse(required);
                                }
                            }
                        })
                .as(logical)
                .isInstanceOf(SyntaxException.class);
    }

    /// The line with this number and those that continue it.
    private static String physical(String content, int number) {
        var lines = content.split("\n", -1);
        var text = new StringBuilder();
        for (var index = number - 1; index < lines.length; index++) {
            text.append(lines[index]).append('\n');
            if (!lines[index].endsWith("\\")) {
                break;
            }
        }
        return text.toString();
    }

    private static String without(String content, Set<Integer> invalid) {
        var lines = content.split("\n", -1);
        for (var number : invalid) {
            for (var index = number - 1; index < lines.length; index++) {
                var continued = lines[index].endsWith("\\");
                lines[index] = "";
                if (!continued) {
                    break;
                }
            }
        }
        return String.join("\n", lines);
    }

    private static void checkOptions(
            List<RequirementsLine> lines, Json expected, Set<Integer> invalid) {
        var options = new ArrayList<String>();
        for (var option : expected.list("options")) {
            var number = (int) option.number("line_number");
            if (!invalid.contains(number)) {
                option.asMap()
                        .forEach(
                                (key, value) -> {
                                    if (!key.equals("line_number") && !key.equals("line")) {
                                        options.add(number + " " + key + " " + plain(value));
                                    }
                                });
            }
        }
        var ours = new ArrayList<String>();
        for (var line : lines) {
            if (!(line instanceof Required)) {
                ours.add(line.line() + " " + described(line));
            }
        }
        assertThat(ours).containsExactlyInAnyOrderElementsOf(options);
    }

    private static String plain(Json value) {
        return value.isList()
                ? String.join(",", value.asTexts())
                : value.isFlag() ? String.valueOf(value.asFlag()) : value.asText();
    }

    private static String described(RequirementsLine line) {
        return switch (line) {
            case Required required -> required.text();
            case RequirementsLine.Included(_, _, var location, var constraints) ->
                    (constraints ? "constraints " : "requirements ") + location;
            case RequirementsLine.IndexUrl(_, _, var url) -> "index_url " + url;
            case RequirementsLine.ExtraIndexUrl(_, _, var url) -> "extra_index_urls " + url;
            case RequirementsLine.FindLinks(_, _, var location) -> "find_links " + location;
            case RequirementsLine.TrustedHost(_, _, var host) -> "trusted_hosts " + host;
            case RequirementsLine.NoIndex _ -> "no_index true";
            case RequirementsLine.Format(_, _, var onlyBinary, var value) ->
                    (onlyBinary ? "only_binary " : "no_binary ") + value;
            case RequirementsLine.Prereleases _ -> "pre true";
            case RequirementsLine.PreferBinary _ -> "prefer_binary true";
            case RequirementsLine.RequireHashes _ -> "require_hashes true";
            case RequirementsLine.WithoutEffect(_, _, var option, var value) ->
                    option + " " + value;
        };
    }

    private static void checkRequirements(
            List<RequirementsLine> lines, Json expected, Set<Integer> invalid) {
        var ours = new ArrayList<Required>();
        for (var line : lines) {
            if (line instanceof Required required) {
                ours.add(required);
            }
        }
        var theirs = new ArrayList<Json>();
        for (var requirement : expected.list("requirements")) {
            var number = (int) requirement.at("requirement_line").number("line_number");
            if (!invalid.contains(number)) {
                theirs.add(requirement);
            }
        }
        assertThat(ours).hasSameSizeAs(theirs);
        for (var index = 0; index < ours.size(); index++) {
            checkRequirement(ours.get(index), theirs.get(index));
        }
    }

    private static WrittenRequirement parse(Required line) {
        return line.editable()
                ? WrittenRequirement.parseEditable(line.text(), BASE)
                : WrittenRequirement.parse(line.text(), BASE);
    }

    private static void checkRequirement(Required ours, Json theirs) {
        assertThat(ours.line())
                .isEqualTo((int) theirs.at("requirement_line").number("line_number"));
        assertThat(ours.editable()).isEqualTo(theirs.flag("is_editable"));
        assertThat(ours.hashes()).isEqualTo(theirs.texts("hash_options"));
        assertThat(ours.globalOptions()).isEqualTo(theirs.texts("global_options"));
        var link = theirs.optionalText("link").orElse("");
        if (link.startsWith("novcs+") || link.startsWith("git@")) {
            // taken for a local path there, refused here as by pip and uv
            assertThatThrownBy(() -> parse(ours)).isInstanceOf(SyntaxException.class);
            return;
        }
        var name = theirs.optionalText("name").map(PipRequirementsParserTest::normalised);
        switch (parse(ours)) {
            case WrittenRequirement.Named(var requirement) -> {
                assertThat(Optional.of(requirement.name().toString())).isEqualTo(name);
                assertThat(requirement.extras().stream().map(Object::toString))
                        .containsExactlyInAnyOrderElementsOf(theirs.texts("extras"));
                assertThat(requirement.specifiers().specifiers())
                        .hasSameSizeAs(theirs.texts("specifier"));
                assertThat(requirement.marker().isPresent()).isEqualTo(theirs.hasValue("marker"));
            }
            case WrittenRequirement.Located located -> {
                assertThat(link).isNotEmpty();
                if (name.isPresent()) {
                    assertThat(located.name().map(Object::toString)).isEqualTo(name);
                }
                assertThat(located.extras().stream().map(Object::toString))
                        .containsExactlyInAnyOrderElementsOf(theirs.texts("extras"));
                assertThat(located.marker().isPresent()).isEqualTo(theirs.hasValue("marker"));
            }
        }
    }

    private static String normalised(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "-");
    }
}

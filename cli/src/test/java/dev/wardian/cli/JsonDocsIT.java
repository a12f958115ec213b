package dev.wardian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.cli.command.Commands;
import dev.wardian.testkit.LocalIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `docs/json.md` names the members that commands answer with, and no others.
final class JsonDocsIT {
    private static final Path PAGE = Path.of("../docs/json.md");
    private static final Pattern KEY = Pattern.compile("\"([a-z_0-9]+)\":");
    private static final Pattern WORD = Pattern.compile("`([a-z_0-9]+)`");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Members whose own members are names of the user's world.
    private static final Set<String> OPEN = Set.of("metadata");

    @Test
    void mentionsEveryCommand() throws IOException {
        var page = Files.readString(PAGE);

        for (var name : Commands.names()) {
            assertThat(page).containsPattern("`" + name + "[` ]");
        }
    }

    @Test
    void namesWhatIsAnsweredAndNothingElse(@TempDir Path root) throws IOException {
        var here = Workplace.at(root);
        var sections = sections();
        try (var index = LocalIndex.of("app 1.0 -> lib>=1; lib 1.0; lib 2.0; tool 1.0")) {
            var address = List.of("--index-url", index.url().toString());
            here.file("r.txt", "app\n");
            check(sections, "install", here, address, "install app --json");
            check(sections, "install", here, address, "install tool --dry-run --json");
            check(sections, "install", here, List.of(), "uninstall -y tool --json");
            check(sections, "install", here, address, "install lib==1.0 --json");
            check(sections, "compile", here, address, "compile r.txt --json -o o.txt");
            check(sections, "download", here, address, "download -d wheels app --json");
            exact(sections, "list", here, "list --json", Set.of("editable_project_location"));
            exact(sections, "show", here, "show app --files --json", Set.of());
            exact(sections, "licenses", here, "licenses --json", Set.of());
            exact(sections, "size", here, "size --json", Set.of());
            exact(sections, "history", here, "history --json", Set.of());
            exact(sections, "check", here, "check --json", FINDING);
            exact(sections, "verify", here, "verify --json", VERIFIED);
            check(sections, "tree", here, List.of(), "tree --json");
            check(sections, "tree", here, List.of(), "why lib --json");
            exact(sections, "doctor", here, "doctor --offline --json", Set.of());
            exact(sections, "versions", here, "versions lib --json", Set.of(), address);
            check(sections, "overlap", here, address, "overlap lib app --json");
            check(sections, "cache", here, List.of(), "cache info --json");
            check(sections, "cache", here, List.of(), "cache dir --json");
            check(sections, "cache", here, List.of(), "cache prune --json");
            check(sections, "cache", here, List.of(), "cache verify --json");
            check(sections, "env", here, List.of(), "env list --json");
            check(sections, "env", here, List.of(), "env diff .venv r.txt --json");
            check(sections, "python", here, List.of(), "python list --json");
            check(sections, "python", here, List.of(), "python find --json");
            check(sections, "host", here, List.of(), "host --host debian:12 --json");
            check(sections, "A failure", here, List.of(), "show unheard-of --json");
        }
    }

    private static final Set<String> FINDING = Set.of("kind", "message", "evidence", "remedy");
    private static final Set<String> VERIFIED =
            Set.of("kind", "package", "file", "detail", "shared_with");

    /// All members that are printed are documented.
    private static void check(
            Map<String, Section> sections,
            String section,
            Workplace here,
            List<String> more,
            String line) {
        var unheardOf = printed(here, more, line);
        unheardOf.removeAll(documented(sections, section));
        assertThat(unheardOf).as(line).isEmpty();
    }

    private static void exact(
            Map<String, Section> sections,
            String section,
            Workplace here,
            String line,
            Set<String> absent) {
        exact(sections, section, here, line, absent, List.of());
    }

    /// And all that are documented are printed, but for what is not so here.
    private static void exact(
            Map<String, Section> sections,
            String section,
            Workplace here,
            String line,
            Set<String> absent,
            List<String> more) {
        check(sections, section, here, more, line);
        var all = printed(here, more, line);
        all.addAll(absent);
        var missing = new TreeSet<>(section(sections, section).members());
        missing.removeAll(all);
        assertThat(missing).as(line).isEmpty();
    }

    private static Set<String> documented(Map<String, Section> sections, String section) {
        var keys = new TreeSet<>(section(sections, section).members());
        assertThat(keys).as(section).isNotEmpty();
        keys.addAll(section(sections, section).words());
        // objects that are described once
        keys.addAll(section(sections, "install").members());
        return keys;
    }

    private static Section section(Map<String, Section> sections, String name) {
        return java.util.Objects.requireNonNull(sections.get(name), name);
    }

    /// What stands under one heading.
    ///
    /// @param members those of its examples
    /// @param words what is named in its text
    private record Section(Set<String> members, Set<String> words) {}

    private static Set<String> printed(Workplace here, List<String> more, String line) {
        var words = new java.util.ArrayList<>(Arrays.asList(line.split(" ", -1)));
        words.addAll(more);
        var out = here.run(words.toArray(String[]::new)).out();
        assertThat(out).as(line).isNotBlank();
        var keys = new TreeSet<String>();
        collect(JSON.readTree(out), keys);
        return keys;
    }

    private static void collect(JsonNode node, Set<String> keys) {
        for (var member : node.properties()) {
            keys.add(member.getKey());
            if (!OPEN.contains(member.getKey())) {
                collect(member.getValue(), keys);
            }
        }
        if (node.isArray()) {
            node.forEach(element -> collect(element, keys));
        }
    }

    /// The members that each section of the page names, by the first command of its heading.
    private static Map<String, Section> sections() throws IOException {
        var sections = new LinkedHashMap<String, Section>();
        var section = new Section(new TreeSet<>(), new TreeSet<>());
        for (var line : Files.readAllLines(PAGE)) {
            if (line.startsWith("## ")) {
                section = new Section(new TreeSet<>(), new TreeSet<>());
                sections.put(line.substring(3).replaceFirst("^`([a-z]+)`.*", "$1"), section);
            }
            for (var found : KEY.matcher(line).results().toList()) {
                section.members().add(found.group(1));
            }
            for (var found : WORD.matcher(line).results().toList()) {
                section.words().add(found.group(1));
            }
        }
        return sections;
    }
}

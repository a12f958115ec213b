package dev.wardian.stack.foreign;

import static dev.wardian.stack.foreign.CarriedConda.quoted;

import dev.wardian.stack.foreign.CondaPlatforms.Placed;
import dev.wardian.stack.foreign.CondaPlatforms.Platform;
import dev.wardian.stack.workspace.Section;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.store.Digest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Writes `conda-lock.yml` (version 1) with what comes from the index, as conda-lock installs it by
/// pip: for each platform a file with address and digest, the group that needs it, and whom it
/// leads to.
final class CondaLock {
    private static final String NAME = "conda-lock.yml";

    private final LockedProject project;
    private final Losses losses;
    private final LockGraph graph;
    private final StringBuilder text = new StringBuilder();

    CondaLock(LockedProject project, Losses losses) {
        this.project = project;
        this.losses = losses;
        this.graph = project.graph();
    }

    String text() {
        var conda = CarriedConda.of(project.manifest());
        conda.tell(NAME, "conda-lock lock", losses);
        var platforms = new CondaPlatforms(project, losses).all();
        text.append("version: 1\nmetadata:\n  content_hash:\n");
        platforms.forEach(
                it ->
                        text.append("    ")
                                .append(it.name())
                                .append(": ")
                                .append(digest(it.name()))
                                .append('\n'));
        text.append("  channels:\n");
        conda.channels()
                .forEach(
                        it ->
                                text.append("    - url: ")
                                        .append(quoted(it))
                                        .append("\n      used_env_vars: []\n"));
        text.append("  platforms:\n");
        platforms.forEach(it -> text.append("    - ").append(it.name()).append('\n'));
        text.append("  sources:\n    - pyproject.toml\n");
        if (platforms.stream().allMatch(it -> it.packages().isEmpty())) {
            text.append("package: []\n");
        } else {
            text.append("package:\n");
        }
        for (var platform : platforms) {
            platform.packages().forEach(it -> locked(it, platform));
        }
        return text.toString();
    }

    /// Of the project file, not as conda-lock makes it, which says what conda was asked for.
    private String digest(String platform) {
        var content =
                (platform + "\n" + project.manifest().text()).getBytes(StandardCharsets.UTF_8);
        return Digest.of("sha256", Digest.computation("sha256").digest(content)).hex();
    }

    private void locked(Placed placed, Platform platform) {
        var locked = placed.locked();
        var category = category(placed);
        text.append("  - name: ").append(quoted(locked.name().toString()));
        text.append("\n    version: ").append(quoted(version(placed)));
        text.append("\n    manager: pip\n    platform: ").append(platform.name());
        var leads = dependencies(placed, platform);
        text.append("\n    dependencies:").append(leads.isEmpty() ? " {}\n" : "\n");
        leads.forEach(
                (name, versions) ->
                        text.append("      ")
                                .append(quoted(name))
                                .append(": ")
                                .append(quoted(versions))
                                .append('\n'));
        text.append("    url: ").append(quoted(placed.url()));
        text.append("\n    hash:\n      sha256: ").append(quoted(placed.sha256()));
        text.append("\n    category: ").append(quoted(category));
        text.append("\n    optional: ").append(!category.equals("main")).append('\n');
    }

    private static String version(Placed placed) {
        return placed.locked().version().map(Object::toString).orElse("");
    }

    private String category(Placed placed) {
        var sections = graph.needed(placed.locked()).keySet();
        if (sections.isEmpty() || sections.contains(Section.main())) {
            return "main";
        }
        return switch (sections.iterator().next()) {
            case Section.Main() -> "main";
            case Section.Extra(var name) -> name.toString();
            case Section.Group(var name) -> name.toString();
        };
    }

    private Map<String, String> dependencies(Placed placed, Platform platform) {
        var extras = Set.copyOf(graph.extras(placed.locked()));
        var present = new ArrayList<String>();
        platform.packages().forEach(it -> present.add(it.locked().name().toString()));
        var leads = new TreeMap<String, String>();
        for (Requirement one : requirements(placed)) {
            if (one.appliesTo(platform.target().markers(), extras)
                    && present.contains(one.name().toString())) {
                var versions = one.specifiers().isEmpty() ? "*" : one.specifiers().asWritten();
                leads.merge(
                        one.name().toString(), versions, (a, b) -> a.equals(b) ? a : a + "," + b);
            }
        }
        return leads;
    }

    private List<Requirement> requirements(Placed placed) {
        return graph.packages().contains(placed.locked())
                ? graph.metadata(placed.locked()).requiresDist()
                : List.of();
    }
}

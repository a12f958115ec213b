package dev.wardian.stack.foreign;

import dev.wardian.stack.foreign.DeclaredSources.Spelling;
import dev.wardian.stack.internal.toml.TomlEdit;
import dev.wardian.stack.workspace.Manifest;
import dev.wardian.stack.workspace.Section;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.Operator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The tables of Poetry 1; Poetry 2 reads `[project]` as it is. A name has one key in a table, with
/// a list where it is asked for under several conditions; what extras ask for stands among the
/// dependencies as optional, and an extra names it.
final class PoetryTables {
    private final Manifest manifest;
    private final Losses losses;
    private final ProjectNeeds needs;
    private final DeclaredSources sources;
    private final StringBuilder text = new StringBuilder();

    PoetryTables(LockedProject project, Losses losses) {
        this.manifest = project.manifest();
        this.losses = losses;
        this.needs = new ProjectNeeds(manifest);
        this.sources = new DeclaredSources(manifest, losses);
    }

    String text() {
        text.append("[tool.poetry]\nname = ")
                .append(TomlEdit.quoted(manifest.name().map(Object::toString).orElse("project")))
                .append("\nversion = ")
                .append(TomlEdit.quoted(manifest.version().orElse("0")))
                .append("\ndescription = \"\"\nauthors = []\n");
        if (!manifest.isPackage()) {
            text.append("package-mode = false\n");
        }
        text.append("\n[tool.poetry.dependencies]\npython = ")
                .append(TomlEdit.quoted(manifest.requiresPython().orElse("*")))
                .append('\n');
        var main = needs.byName(Section.main());
        main.forEach((name, all) -> entry(name, all, false));
        ofExtras(main).forEach((name, all) -> entry(name, all, true));
        for (var group : manifest.groups()) {
            text.append("\n[tool.poetry.group.").append(group).append(".dependencies]\n");
            needs.byName(new Section.Group(group)).forEach((name, all) -> entry(name, all, false));
        }
        if (!manifest.extras().isEmpty()) {
            text.append("\n[tool.poetry.extras]\n");
            for (var extra : manifest.extras()) {
                text.append(extra)
                        .append(" = ")
                        .append(InlineTable.list(needs.byName(new Section.Extra(extra)).keySet()))
                        .append('\n');
            }
        }
        for (var index : sources.indexes()) {
            text.append("\n[[tool.poetry.source]]\nname = ")
                    .append(TomlEdit.quoted(index.name()))
                    .append("\nurl = ")
                    .append(TomlEdit.quoted(index.url()))
                    .append(index.main() ? "\n" : "\npriority = \"supplemental\"\n");
        }
        return text.toString();
    }

    /// What extras ask for and nobody else does.
    private Map<PackageName, List<Requirement>> ofExtras(Map<PackageName, List<Requirement>> main) {
        var optional = new LinkedHashMap<PackageName, List<Requirement>>();
        for (var extra : manifest.extras()) {
            needs.byName(new Section.Extra(extra))
                    .forEach(
                            (name, all) -> {
                                var known = main.getOrDefault(name, optional.get(name));
                                if (known == null) {
                                    optional.put(name, all);
                                } else if (!known.equals(all)) {
                                    losses.add(
                                            "extra `"
                                                    + extra
                                                    + "` asks for `"
                                                    + all.getFirst()
                                                    + "`: Poetry has one entry for a name, and `"
                                                    + known.getFirst()
                                                    + "` is written");
                                }
                            });
        }
        return optional;
    }

    private void entry(PackageName name, List<Requirement> all, boolean optional) {
        var said = new ArrayList<String>();
        all.forEach(it -> said.add(entry(it, optional)));
        text.append(name)
                .append(" = ")
                .append(
                        said.size() == 1
                                ? said.getFirst()
                                : "[\n    " + String.join(",\n    ", said) + ",\n]")
                .append('\n');
    }

    private String entry(Requirement requirement, boolean optional) {
        var version = version(requirement);
        if (requirement.url().isEmpty()
                && !sources.has(requirement.name())
                && requirement.extras().isEmpty()
                && requirement.marker().isEmpty()
                && !optional) {
            return TomlEdit.quoted(version);
        }
        var table = new InlineTable();
        if (requirement.url().isPresent()) {
            table.text("url", requirement.url().get());
        } else if (!sources.write(requirement.name(), table, Spelling.POETRY)) {
            table.text("version", version);
        }
        table.conditions(requirement);
        return (optional ? table.isTrue("optional") : table).toString();
    }

    private static String version(Requirement requirement) {
        if (requirement.specifiers().isEmpty()) {
            return "*";
        }
        var exact =
                requirement.specifiers().specifiers().stream()
                        .anyMatch(it -> it.operator() == Operator.ARBITRARY);
        var written = requirement.specifiers().asWritten();
        return exact ? written.replace("===", "==") : written;
    }
}

package dev.wardian.stack.foreign;

import dev.wardian.stack.foreign.DeclaredSources.Spelling;
import dev.wardian.stack.internal.toml.TomlEdit;
import dev.wardian.stack.workspace.Manifest;
import dev.wardian.stack.workspace.Section;
import dev.wardian.standards.marker.Marker;
import dev.wardian.standards.marker.MarkerSpace;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.SpecifierSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// A Pipfile with what the project asks for. It has one entry for each name in a table.
final class PipfileManifest {
    private final Manifest manifest;
    private final String index;
    private final Losses losses;
    private final ProjectNeeds needs;
    private final DeclaredSources sources;
    private final StringBuilder text = new StringBuilder();

    PipfileManifest(LockedProject project, Losses losses) {
        this.manifest = project.manifest();
        this.index = project.index();
        this.losses = losses;
        this.needs = new ProjectNeeds(manifest);
        this.sources = new DeclaredSources(manifest, losses);
    }

    String text() {
        source("pypi", index);
        for (var one : sources.indexes()) {
            if (!one.url().equals(index)) {
                text.append('\n');
                source(one.name(), one.url());
            }
        }
        packages("packages", new Section.Main());
        for (var group : manifest.groups()) {
            var dev = group.toString().equals("dev");
            packages(dev ? "dev-packages" : group.toString(), new Section.Group(group));
        }
        for (var extra : manifest.extras()) {
            losses.add("extra `" + extra + "`: a Pipfile has none; left out");
        }
        var python = pythonVersion(manifest);
        if (python.isPresent()) {
            text.append("\n[requires]\npython_version = ")
                    .append(TomlEdit.quoted(python.get()))
                    .append('\n');
        } else if (manifest.requiresPython().isPresent()) {
            losses.add(
                    "`requires-python = \""
                            + manifest.requiresPython().get()
                            + "\"`: a Pipfile names one version; none is written");
        }
        return text.toString();
    }

    private void source(String name, String url) {
        text.append("[[source]]\nurl = ").append(TomlEdit.quoted(url));
        text.append("\nverify_ssl = true\nname = ").append(TomlEdit.quoted(name)).append('\n');
    }

    /// `3.11` of `==3.11.*`.
    static Optional<String> pythonVersion(Manifest manifest) {
        return manifest.requiresPython()
                .filter(it -> it.matches("==\\d+\\.\\d+\\.\\*"))
                .map(it -> it.substring(2, it.length() - 2));
    }

    private void packages(String table, Section section) {
        text.append("\n[").append(table).append("]\n");
        if (section instanceof Section.Main && manifest.isPackage()) {
            manifest.name()
                    .ifPresent(
                            it -> text.append(it).append(" = {path = \".\", editable = true}\n"));
        }
        for (var all : needs.byName(section).values()) {
            text.append(entry(all.size() == 1 ? all.getFirst() : merged(section, all)))
                    .append('\n');
        }
    }

    /// One for several under different conditions: any version, wherever one of them counts.
    private Requirement merged(Section section, List<Requirement> all) {
        var where = MarkerSpace.none();
        var extras = new TreeSet<ExtraName>();
        for (var one : all) {
            where = where.or(one.marker().map(MarkerSpace::of).orElse(MarkerSpace.all()));
            extras.addAll(one.extras());
        }
        losses.add(
                "`"
                        + all.getFirst().name()
                        + "` is asked for "
                        + all.size()
                        + " times in "
                        + section
                        + " ("
                        + String.join("; ", all.stream().map(Object::toString).toList())
                        + "): a Pipfile has one entry for a name; it admits any version");
        Optional<Marker> marker = where.isAll() ? Optional.empty() : Optional.of(where.toMarker());
        return new Requirement(
                all.getFirst().name(), extras, SpecifierSet.ANY, Optional.empty(), marker);
    }

    private String entry(Requirement requirement) {
        var version =
                requirement.specifiers().isEmpty() ? "*" : requirement.specifiers().asWritten();
        if (requirement.extras().isEmpty()
                && requirement.marker().isEmpty()
                && requirement.url().isEmpty()
                && !sources.has(requirement.name())) {
            return requirement.name() + " = " + TomlEdit.quoted(version);
        }
        var table = new InlineTable();
        if (requirement.url().isPresent()) {
            table.text("file", requirement.url().get());
        } else if (!sources.write(requirement.name(), table, Spelling.PIPENV)) {
            table.text("version", version);
        }
        return requirement.name() + " = " + table.conditions(requirement);
    }
}

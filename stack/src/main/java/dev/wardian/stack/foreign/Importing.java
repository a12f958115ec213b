package dev.wardian.stack.foreign;

import dev.wardian.stack.internal.toml.TomlEdit;
import dev.wardian.stack.workspace.Manifest;
import dev.wardian.stack.workspace.Requirements;
import dev.wardian.stack.workspace.Section;
import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.Version;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// Puts what another tool's file says into a `pyproject.toml`.
public final class Importing {

    private final Foreign foreign;
    private final List<String> losses = new ArrayList<>();
    private int needs;

    public Importing(Foreign foreign) {
        this.foreign = foreign;
    }

    /// What comes of it.
    ///
    /// @param manifest the project file
    /// @param needs how many requirements were taken
    /// @param losses what could not be expressed
    public record Imported(Manifest manifest, int needs, List<String> losses) {
        public Imported {
            losses = List.copyOf(losses);
        }
    }

    /// The project file with all that can be expressed; nothing that it says already is changed.
    ///
    /// @param file where the project file is or will be
    /// @param before what it says, if it is there
    public Imported into(Path file, Optional<Manifest> before) {
        losses.addAll(foreign.losses());
        var manifest = before.orElseGet(() -> Manifest.of(file, ""));
        if (!manifest.isProject()) {
            manifest = withProject(manifest);
        } else if (manifest.requiresPython().isEmpty() && foreign.requiresPython().isPresent()) {
            manifest =
                    with(
                            manifest,
                            List.of("project", "requires-python"),
                            foreign.requiresPython().get());
        }
        for (var need : needs()) {
            manifest = with(manifest, need);
        }
        for (var inclusion : foreign.inclusions()) {
            manifest = Requirements.including(manifest, inclusion.group(), inclusion.included());
        }
        manifest = withIndexes(manifest);
        manifest =
                withList(
                        manifest,
                        List.of("tool", "wardian", "conda", "channels"),
                        foreign.channels());
        manifest =
                withList(
                        manifest,
                        List.of("tool", "wardian", "conda", "dependencies"),
                        foreign.conda());
        manifest =
                withList(
                        manifest,
                        List.of("tool", "wardian", "system", "packages"),
                        foreign.system());
        manifest =
                withList(
                        manifest,
                        List.of("tool", "wardian", "constraint-dependencies"),
                        foreign.constraints());
        if (!foreign.conda().isEmpty()) {
            losses.add(
                    "what is conda's own ("
                            + (foreign.conda().size() > 4
                                    ? foreign.conda().size() + " packages"
                                    : "`" + String.join("`, `", foreign.conda()) + "`")
                            + ") is kept in `[tool.wardian.conda]`: carried through, not solved");
        }
        return new Imported(manifest, needs, losses);
    }

    /// What it asks for; a lock alone asks for all that it pins.
    private List<Foreign.Need> needs() {
        if (!foreign.needs().isEmpty() || foreign.pins().isEmpty()) {
            return foreign.needs();
        }
        losses.add(
                "a lock alone does not say which packages were asked for: all that it pins are, as they are pinned");
        var all = new ArrayList<Foreign.Need>();
        for (var pin : foreign.pins()) {
            if (Version.tryParse(pin.version()).isPresent()) {
                var marker = pin.marker().isEmpty() ? "" : " ; " + pin.marker();
                all.add(
                        new Foreign.Need(
                                Section.main(),
                                pin.name() + "==" + pin.version() + marker,
                                Optional.empty()));
            }
        }
        return all;
    }

    private Manifest withProject(Manifest manifest) {
        var folder = String.valueOf(manifest.folder().getFileName());
        var name =
                foreign.name()
                        .flatMap(PackageName::tryOf)
                        .or(() -> PackageName.tryOf(folder.replaceAll("[^A-Za-z0-9._-]+", "-")))
                        .orElse(PackageName.of("project"));
        var text = new StringBuilder("[project]\nname = ");
        text.append(TomlEdit.quoted(name.toString())).append("\nversion = ");
        text.append(TomlEdit.quoted(foreign.version().orElse("0"))).append('\n');
        foreign.requiresPython()
                .ifPresent(
                        it ->
                                text.append("requires-python = ")
                                        .append(TomlEdit.quoted(it))
                                        .append('\n'));
        text.append("dependencies = []\n");
        var rest = manifest.text();
        return Manifest.of(manifest.file(), text + (rest.isBlank() ? "" : "\n" + rest));
    }

    private Manifest with(Manifest manifest, Foreign.Need need) {
        var text = need.text().startsWith("-e ") ? need.text().substring(3) : need.text();
        try {
            var requirement = Requirement.parse(text);
            if (requirement.name().equals(manifest.name().orElse(PackageName.of("none")))
                    && !(need.section() instanceof Section.Extra)) {
                losses.add("`" + text + "` is the project itself");
                return manifest;
            }
            if (has(manifest, need.section(), requirement)) {
                return manifest;
            }
            needs++;
            var changed = Requirements.append(manifest, need.section(), requirement);
            return need.source().isPresent() && !isUsualSource(need.source().get())
                    ? Requirements.withSource(changed, requirement.name(), need.source().get())
                    : changed;
        } catch (SyntaxException problem) {
            losses.add(
                    "`" + need.text() + "` has no name: `wardian add '" + text + "'` finds it out");
            return manifest;
        }
    }

    /// Whether a source is the index that everybody uses, by the name that the file has for it.
    private boolean isUsualSource(String source) {
        return foreign.indexes().stream()
                .filter(it -> isUsual(it.url()))
                .anyMatch(it -> source.equals("{ index = " + TomlEdit.quoted(it.name()) + " }"));
    }

    private static boolean has(Manifest manifest, Section section, Requirement requirement) {
        return manifest.requirements(section).stream()
                .anyMatch(
                        it -> {
                            try {
                                return Requirement.parse(it).equals(requirement);
                            } catch (SyntaxException _) {
                                return false;
                            }
                        });
    }

    private static Manifest with(Manifest manifest, List<String> path, String value) {
        var edit = TomlEdit.of(manifest.text()).withValue(path, TomlEdit.quoted(value));
        return Manifest.of(manifest.file(), edit.text());
    }

    /// A list with what it has already and these values behind.
    private static Manifest withList(Manifest manifest, List<String> path, List<String> values) {
        var table = manifest.tree();
        for (var key : path.subList(0, path.size() - 1)) {
            table = Tree.at(table, key);
        }
        var all = new LinkedHashSet<String>(Tree.texts(table.get(path.getLast())));
        if (!all.addAll(values)) {
            return manifest;
        }
        var edit = TomlEdit.of(manifest.text());
        var list = new StringBuilder("[\n");
        for (var value : all) {
            list.append("    ").append(TomlEdit.quoted(value)).append(",\n");
        }
        return Manifest.of(
                manifest.file(), edit.withValue(path, list.append(']').toString()).text());
    }

    /// Indexes other than the usual one; credentials in addresses are variables and stay so.
    private Manifest withIndexes(Manifest manifest) {
        var edit = TomlEdit.of(manifest.text());
        for (var index : foreign.indexes()) {
            if (isUsual(index.url()) || manifest.text().contains(index.url())) {
                continue;
            }
            var lines = new ArrayList<String>();
            if (!index.name().isEmpty()) {
                lines.add("name = " + TomlEdit.quoted(index.name()));
            }
            lines.add("url = " + TomlEdit.quoted(index.url()));
            if (index.main()) {
                lines.add("default = true");
            }
            edit = edit.withRepeatedSection(List.of("tool", "wardian", "index"), lines);
        }
        return Manifest.of(manifest.file(), edit.text());
    }

    /// The index that everybody uses need not be named.
    private static boolean isUsual(String url) {
        return url.contains("://pypi.") || url.contains("://index.invalid");
    }
}

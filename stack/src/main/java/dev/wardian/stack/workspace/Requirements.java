package dev.wardian.stack.workspace;

import dev.wardian.stack.internal.toml.TomlEdit;
import dev.wardian.stack.internal.toml.TomlSpan;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.standards.name.GroupName;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.SpecifierSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// Changes requirements of a manifest where they stand; all else of the file stays as it is.
public final class Requirements {

    private Requirements() {}

    /// A manifest with a requirement.
    ///
    /// @param index which item of its section it is
    /// @param added false where another one of the package stood there
    record Put(Manifest manifest, int index, boolean added) {}

    /// Adds a requirement, or joins it with the one of the same package: extras are added up,
    /// versions and address are the new ones where it has them. One with a marker is another one
    /// unless the same marker stands there, as with uv.
    static Put put(Manifest manifest, Section section, Requirement requirement) {
        var items = manifest.items(section);
        var twins = new ArrayList<Integer>();
        for (var index = 0; index < items.size(); index++) {
            if (isOf(items.get(index), requirement.name())) {
                twins.add(index);
            }
        }
        if (requirement.marker().isPresent()) {
            twins.removeIf(
                    it -> !items.get(it).orElseThrow().marker().equals(requirement.marker()));
        }
        if (twins.size() > 1) {
            twins.removeIf(it -> items.get(it).orElseThrow().marker().isPresent());
            if (twins.size() != 1) {
                throw new StackException(
                        new StackProblem.Invalid(
                                manifest.file().toString(),
                                "`" + requirement.name() + "` stands there more than once",
                                "the marker of the requirement that is meant"));
            }
        }
        if (twins.isEmpty()) {
            var index = place(items, requirement.name());
            var text = TomlEdit.quoted(spelled(requirement.name().toString(), requirement));
            return new Put(
                    edited(manifest, it -> item(it, manifest, section, index, text)), index, true);
        }
        var index = twins.getFirst();
        var joined = joined(items.get(index).orElseThrow(), requirement);
        return new Put(respelled(manifest, section, index, joined), index, false);
    }

    private static TomlEdit item(
            TomlEdit edit, Manifest manifest, Section section, int index, String text) {
        return edit.withNewItem(manifest.path(section), index, text);
    }

    private interface Change {
        TomlEdit of(TomlEdit edit);
    }

    private static Manifest edited(Manifest manifest, Change change) {
        return Manifest.of(manifest.file(), change.of(TomlEdit.of(manifest.text())).text());
    }

    private static boolean isOf(Optional<Requirement> item, PackageName name) {
        return item.isPresent() && item.get().name().equals(name);
    }

    private static Requirement joined(Requirement old, Requirement added) {
        var extras = new TreeSet<>(old.extras());
        extras.addAll(added.extras());
        var says = added.url().isPresent() || !added.specifiers().isEmpty();
        return new Requirement(
                old.name(),
                extras,
                says ? added.specifiers() : old.specifiers(),
                says ? added.url() : old.url(),
                old.marker());
    }

    /// Where a new item belongs: in the order of the alphabet if the others are, else at the end.
    private static int place(List<Optional<Requirement>> items, PackageName name) {
        var names = new ArrayList<String>();
        for (var item : items) {
            if (item.isEmpty()) {
                return items.size();
            }
            names.add(item.get().name().toString());
        }
        for (var index = 1; index < names.size(); index++) {
            if (names.get(index - 1).compareTo(names.get(index)) > 0) {
                return items.size();
            }
        }
        var index = 0;
        while (index < names.size() && names.get(index).compareTo(name.toString()) < 0) {
            index++;
        }
        return index;
    }

    /// Puts other versions in the place of those of an item; name, extras, marker and blanks
    /// stay as they are spelled.
    static Manifest respecified(
            Manifest manifest, Section section, int index, SpecifierSet specifiers) {
        var old = manifest.items(section).get(index).orElseThrow();
        if (old.specifiers().equals(specifiers)) {
            return manifest;
        }
        var edit = TomlEdit.of(manifest.text());
        var span = edit.find(manifest.path(section)).orElseThrow().items().get(index);
        var text = manifest.text().substring(span.start(), span.end());
        var inPlace = SpecifierText.replaced(text, old, specifiers);
        if (inPlace.isPresent()) {
            var changed = edit.withItem(manifest.path(section), index, inPlace.get());
            return Manifest.of(manifest.file(), changed.text());
        }
        return respelled(
                manifest,
                section,
                index,
                new Requirement(old.name(), old.extras(), specifiers, old.url(), old.marker()));
    }

    private static Manifest respelled(
            Manifest manifest, Section section, int index, Requirement requirement) {
        var edit = TomlEdit.of(manifest.text());
        var span = edit.find(manifest.path(section)).orElseThrow().items().get(index);
        var old = manifest.items(section).get(index).orElseThrow();
        if (old.equals(requirement)) {
            return manifest;
        }
        var text = manifest.text().substring(span.start(), span.end());
        var spelled = quotedLike(text, spelled(nameIn(text, old), requirement));
        return Manifest.of(
                manifest.file(), edit.withItem(manifest.path(section), index, spelled).text());
    }

    private static String quotedLike(String old, String text) {
        return old.startsWith("'") && text.indexOf('\'') < 0
                ? "'" + text + "'"
                : TomlEdit.quoted(text);
    }

    /// The name as the file spells it.
    private static String nameIn(String quoted, Requirement requirement) {
        var start = 0;
        while (start < quoted.length() && !Character.isLetterOrDigit(quoted.charAt(start))) {
            start++;
        }
        var end = start;
        while (end < quoted.length() && isOfName(quoted.charAt(end))) {
            end++;
        }
        var name = quoted.substring(start, end);
        return PackageName.tryOf(name).equals(Optional.of(requirement.name()))
                ? name
                : requirement.name().toString();
    }

    private static boolean isOfName(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.';
    }

    /// The requirement as people write it.
    static String spelled(String name, Requirement requirement) {
        var text = new StringBuilder(name);
        if (!requirement.extras().isEmpty()) {
            var extras = new ArrayList<String>();
            requirement.extras().forEach(extra -> extras.add(extra.toString()));
            text.append('[').append(String.join(",", extras)).append(']');
        }
        requirement.url().ifPresent(url -> text.append(" @ ").append(url));
        text.append(requirement.specifiers().asWritten());
        requirement.marker().ifPresent(marker -> text.append(" ; ").append(marker));
        return text.toString();
    }

    /// Takes every requirement of a package out of a section.
    static Manifest without(Manifest manifest, Section section, PackageName name) {
        var left = manifest;
        for (var index = manifest.items(section).size() - 1; index >= 0; index--) {
            if (isOf(left.items(section).get(index), name)) {
                var at = index;
                left = edited(left, it -> it.withoutItem(manifest.path(section), at));
            }
        }
        return left;
    }

    /// The requirements of a section that are other than before.
    static List<Edited.Line> difference(Manifest before, Manifest after, Section section) {
        var old = before.requirements(section);
        var now = after.requirements(section);
        var lines = new ArrayList<Edited.Line>();
        var gone = new ArrayList<>(old);
        gone.removeAll(now);
        for (var text : now) {
            if (!old.contains(text)) {
                var twin = gone.stream().filter(it -> isSame(it, text)).findFirst();
                twin.ifPresent(gone::remove);
                lines.add(new Edited.Line(section, twin.orElse(""), text));
            }
        }
        for (var text : gone) {
            lines.add(new Edited.Line(section, text, ""));
        }
        return lines;
    }

    /// Adds a requirement behind those of the section, whatever stands there already.
    public static Manifest append(Manifest manifest, Section section, Requirement requirement) {
        var index = manifest.items(section).size();
        var text = TomlEdit.quoted(spelled(requirement.name().toString(), requirement));
        return edited(manifest, it -> item(it, manifest, section, index, text));
    }

    /// Lets a group take in another one, which is begun if it is not there.
    public static Manifest including(Manifest manifest, GroupName group, GroupName included) {
        var section = new Section.Group(group);
        var other = new Section.Group(included);
        var begun =
                manifest.groups().contains(included)
                        ? manifest
                        : edited(manifest, it -> it.withValue(manifest.path(other), "[]"));
        if (begun.inclusions(group).contains(included)) {
            return begun;
        }
        var index = begun.items(section).size();
        var item = "{ include-group = " + TomlEdit.quoted(begun.path(other).getLast()) + " }";
        return edited(begun, it -> item(it, begun, section, index, item));
    }

    private static boolean isSame(String one, String other) {
        return Requirement.parse(one).name().equals(Requirement.parse(other).name());
    }

    static boolean has(Manifest manifest, Section section, PackageName name) {
        return manifest.items(section).stream().anyMatch(it -> isOf(it, name));
    }

    /// Says where a package comes from.
    ///
    /// @param source as it is written in TOML
    public static Manifest withSource(Manifest manifest, PackageName name, String source) {
        var tool = manifest.speaksUv("sources") ? "uv" : "wardian";
        var sources = List.of("tool", tool, "sources");
        return edited(
                manifest,
                it -> it.withValue(path(sources, spelledKey(manifest, tool, name)), source));
    }

    /// Forgets where a package comes from.
    static Manifest withoutSource(Manifest manifest, PackageName name) {
        var left = manifest;
        for (var tool : List.of("uv", "wardian")) {
            var key = path(List.of("tool", tool, "sources"), spelledKey(manifest, tool, name));
            if (TomlEdit.of(left.text()).find(key).map(TomlSpan::kind).isPresent()) {
                left = edited(left, it -> it.withoutKey(key));
            }
        }
        return left;
    }

    private static String spelledKey(Manifest manifest, String tool, PackageName name) {
        var tools = Manifest.table(manifest.tree().get("tool"));
        var sources = Manifest.table(Manifest.table(tools.get(tool)).get("sources"));
        for (var key : sources.keySet()) {
            if (PackageName.tryOf(key).equals(Optional.of(name))) {
                return key;
            }
        }
        return name.toString();
    }

    private static List<String> path(List<String> table, String key) {
        var path = new ArrayList<>(table);
        path.add(key);
        return path;
    }
}

package dev.wardian.stack.workspace;

import dev.wardian.stack.choice.LockedPart;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.stack.project.SelectedBy;
import dev.wardian.stack.project.WantedTogether;
import dev.wardian.standards.marker.MarkerSpace;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.GroupName;
import dev.wardian.standards.name.PackageName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Which extras, groups and members of a workspace exclude each other: `conflicts` of
/// `[tool.wardian]`, or else of `[tool.uv]`, whose meaning is uv's. What includes something
/// excludes the same: an extra or another member that asks for `project[other]`, a group with
/// `{include-group = "other"}`.
final class Exclusions {

    private static final String KEY = "conflicts";

    private final Workspace workspace;
    private final Choosable choosable;
    private final List<List<Item>> sets = new ArrayList<>();

    Exclusions(Workspace workspace, Choosable choosable) {
        this.workspace = workspace;
        this.choosable = choosable;
        for (var manifest : manifests()) {
            read(manifest);
        }
    }

    /// Something that excludes others.
    ///
    /// @param choices what wants it in a lock, each as messages name it: itself, what includes it
    private record Item(PackageName of, Section section, Map<SelectedBy, String> choices) {
        MarkerSpace space() {
            return MarkerSpace.any(
                    choices.keySet().stream().map(it -> MarkerSpace.of(it.marker())).toList());
        }

        String shown() {
            return switch (section) {
                case Section.Main() -> of.toString();
                case Section.Extra(var extra) -> of + "[" + extra + "]";
                case Section.Group(var group) -> of + ":" + group;
            };
        }
    }

    private List<Manifest> manifests() {
        var all = new ArrayList<>(workspace.members());
        if (!workspace.root().isProject()) {
            all.add(workspace.root());
        }
        return all;
    }

    private void read(Manifest manifest) {
        var value = manifest.tool(KEY).orElse(List.of());
        if (!(value instanceof List<?> list)) {
            throw wrong(manifest, "`conflicts` is no list");
        }
        for (var entries : list) {
            if (!(entries instanceof List<?> set)) {
                throw wrong(manifest, "an entry of `conflicts` is no list");
            }
            var items = new TreeMap<String, Item>();
            for (var entry : set) {
                var item = item(manifest, entry);
                items.put(order(item), item);
            }
            if (items.size() < 2) {
                throw wrong(manifest, "a set of `conflicts` has fewer than two entries");
            }
            add(manifest, List.copyOf(items.values()));
        }
    }

    /// As uv sorts them: by package, and there extras, groups, the package itself.
    private static String order(Item item) {
        var kind =
                switch (item.section) {
                    case Section.Extra(var name) -> "1" + name;
                    case Section.Group(var name) -> "2" + name;
                    case Section.Main() -> "3";
                };
        return item.of + " " + kind;
    }

    private void add(Manifest manifest, List<Item> set) {
        for (var item : set) {
            for (var other : set) {
                if (!item.equals(other)
                        && !item.choices.isEmpty()
                        && other.choices.keySet().containsAll(item.choices.keySet())) {
                    throw new StackException(
                            new StackProblem.Invalid(
                                    manifest.file().toString(),
                                    "`"
                                            + item.shown()
                                            + "` includes `"
                                            + other.shown()
                                            + "`, which `conflicts` says it excludes",
                                    "two that can each be wanted without the other"));
                }
            }
        }
        sets.add(set);
    }

    private Item item(Manifest manifest, Object entry) {
        var table = Manifest.table(entry);
        var extra = text(table, "extra").flatMap(ExtraName::tryOf);
        var group = text(table, "group").flatMap(GroupName::tryOf);
        var named = text(table, "package").flatMap(PackageName::tryOf);
        var readable = extra.stream().count() + group.stream().count() + named.stream().count();
        if (table.isEmpty()
                || readable != table.size()
                || (extra.isPresent() && group.isPresent())) {
            throw wrong(manifest, "an entry of `conflicts` is `" + entry + "`");
        }
        var name =
                named.or(manifest::name)
                        .orElseThrow(
                                () ->
                                        wrong(
                                                manifest,
                                                "an entry of `conflicts` names no `package`, and"
                                                        + " this is none"));
        Section section =
                extra.isPresent()
                        ? new Section.Extra(extra.get())
                        : group.isPresent() ? new Section.Group(group.get()) : new Section.Main();
        if (section instanceof Section.Main && !workspace.isShared()) {
            throw wrong(
                    manifest,
                    "`conflicts` names the package itself, which is always wanted where there is"
                            + " one alone");
        }
        var choices = new LinkedHashMap<SelectedBy, String>();
        for (var member : manifests()) {
            var isMeant = named.isEmpty() ? member.equals(manifest) : member.name().equals(named);
            if (isMeant && member.sections().contains(section)) {
                choices.putAll(choices(member, section));
            }
        }
        return new Item(name, section, choices);
    }

    private static Optional<String> text(Map<String, Object> table, String key) {
        return table.get(key) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /// A section of a member.
    private record Place(Manifest member, Section section) {}

    /// The section itself and all that include it, however deep, other members among them.
    private Map<SelectedBy, String> choices(Manifest member, Section section) {
        var includers = new LinkedHashSet<Place>(List.of(new Place(member, section)));
        var open = new ArrayDeque<Place>(includers);
        while (!open.isEmpty()) {
            var included = open.poll();
            for (var other : manifests()) {
                for (var one : other.sections()) {
                    var place = new Place(other, one);
                    if (isChosen(one) && includes(place, included) && includers.add(place)) {
                        open.add(place);
                    }
                }
            }
        }
        var choices = new LinkedHashMap<SelectedBy, String>();
        for (var one : includers) {
            choices.put(choosable.choice(one.member(), one.section()), words(one, member, section));
        }
        return choices;
    }

    private static String words(Place place, Manifest member, Section section) {
        if (!place.member().equals(member)) {
            var own =
                    place.section() instanceof Section.Main
                            ? ""
                            : "the " + place.section() + " of ";
            return own + name(place.member()) + " with the " + section + " of " + name(member);
        }
        if (place.section() instanceof Section.Main) {
            return name(member);
        }
        return place.section().equals(section)
                ? "the " + section
                : "the " + place.section() + " with its " + section;
    }

    private static String name(Manifest member) {
        return "`" + member.name().map(Object::toString).orElse("") + "`";
    }

    /// What one project alone depends on is always wanted.
    private boolean isChosen(Section section) {
        return workspace.isShared() || !(section instanceof Section.Main);
    }

    private static boolean includes(Place place, Place included) {
        var section = place.section();
        return switch (included.section()) {
            case Section.Main() ->
                    !place.equals(included)
                            && included.member().isProject()
                            && place.member().items(section).stream()
                                    .flatMap(Optional::stream)
                                    .anyMatch(
                                            it ->
                                                    Optional.of(it.name())
                                                            .equals(included.member().name()));
            case Section.Extra(var extra) ->
                    place.member().items(section).stream()
                            .flatMap(Optional::stream)
                            .anyMatch(
                                    it ->
                                            Optional.of(it.name()).equals(included.member().name())
                                                    && it.extras().contains(extra));
            case Section.Group(var group) ->
                    place.member().equals(included.member())
                            && place.member().valueOf(section) instanceof List<?> list
                            && list.stream()
                                    .map(it -> Manifest.table(it).get("include-group"))
                                    .anyMatch(
                                            it ->
                                                    it instanceof String name
                                                            && GroupName.tryOf(name)
                                                                    .equals(Optional.of(group)));
        };
    }

    /// What of the lock may be wanted together.
    WantedTogether together() {
        return WantedTogether.without(
                sets.stream().map(set -> set.stream().map(Item::space).toList()).toList());
    }

    /// Refuses to want what excludes each other.
    ///
    /// @param usual what is wanted where nobody says otherwise
    void check(LockedPart part, List<GroupName> usual) {
        var wanted = new LinkedHashSet<SelectedBy>();
        part.extras().forEach(it -> wanted.add(new SelectedBy.Extra(ExtraName.of(it))));
        part.groups().forEach(it -> wanted.add(new SelectedBy.Group(GroupName.of(it))));
        for (var set : sets) {
            var found = new LinkedHashSet<String>();
            for (var item : set) {
                item.choices.keySet().stream()
                        .filter(wanted::contains)
                        .findFirst()
                        .ifPresent(it -> found.add(words(item, it, usual)));
            }
            if (found.size() > 1) {
                throw new StackException(
                        new StackProblem.Invalid(
                                Manifest.FILE,
                                String.join(" and ", found) + " exclude each other (`conflicts`)",
                                "at most one of "
                                        + String.join(
                                                ", ",
                                                set.stream()
                                                        .map(it -> "`" + it.shown() + "`")
                                                        .toList())));
            }
        }
    }

    /// As much of the lock as may be wanted together, what is wanted by default first.
    LockedPart most() {
        var candidates = new LinkedHashSet<SelectedBy>();
        choosable.usual().forEach(it -> candidates.add(new SelectedBy.Group(it)));
        choosable.groups().forEach(it -> candidates.add(new SelectedBy.Group(it)));
        choosable.extras().forEach(it -> candidates.add(new SelectedBy.Extra(it)));
        var extras = new ArrayList<String>();
        var groups = new ArrayList<String>();
        var taken = new HashSet<Item>();
        for (var candidate : candidates) {
            var own = new HashSet<Item>();
            sets.forEach(
                    set ->
                            set.stream()
                                    .filter(it -> it.choices.containsKey(candidate))
                                    .forEach(own::add));
            if (sets.stream()
                    .allMatch(
                            set ->
                                    set.stream()
                                                    .filter(
                                                            it ->
                                                                    own.contains(it)
                                                                            || taken.contains(it))
                                                    .count()
                                            < 2)) {
                taken.addAll(own);
                switch (candidate) {
                    case SelectedBy.Extra(var name) -> extras.add(name.toString());
                    case SelectedBy.Group(var name) -> groups.add(name.toString());
                }
            }
        }
        return LockedPart.exactly(extras, groups);
    }

    private static String words(Item item, SelectedBy choice, List<GroupName> usual) {
        var isUsual =
                item.section instanceof Section.Group
                        && choice instanceof SelectedBy.Group(var name)
                        && usual.contains(name);
        return item.choices.get(choice) + (isUsual ? " (wanted by default)" : "");
    }

    private StackException wrong(Manifest manifest, String what) {
        return new StackException(
                new StackProblem.Invalid(
                        manifest.file().toString(),
                        what,
                        "sets of two or more, such as `conflicts = [[{ extra = \"cpu\" }, { extra ="
                                + " \"gpu\" }]]`"));
    }
}

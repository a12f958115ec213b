package dev.wardian.stack.explain;

import dev.wardian.python.resolve.Fact;
import dev.wardian.python.resolve.RootRequirement;
import dev.wardian.python.resolve.VersionText;
import dev.wardian.python.resolve.Via;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The facts of a conflict as boxes and links: a box for each place where persons wrote
/// requirements and one for each package. A row of a package's box is what somebody asks of it, or
/// why versions of it do not count; links lead from who asks to what is asked.
final class ConflictGraph {

    /// What one fact says of one box.
    ///
    /// @param text what is asked, or why versions do not count
    /// @param note what that leaves; empty if that tells nothing
    /// @param fact the place of the fact in the explanation
    /// @param kind what the row says
    record Row(String text, String note, int fact, Kind kind) {

        enum Kind {
            /// Somebody asks this of the package.
            ASKED,
            /// The package, or a line of the file, asks something of another.
            ASKS,
            /// These versions do not count.
            REFUSED
        }
    }

    /// A place or a package.
    ///
    /// @param written whether it is a place where persons wrote requirements
    /// @param rows what the facts say of it, in their order
    record Box(String title, boolean written, List<Row> rows) {}

    /// From who asks to what is asked.
    ///
    /// @param limits whether it is a constraint, which alone needs nothing
    record Link(Box from, Row asks, Box to, Row asked, boolean limits) {}

    private final Map<String, Box> places = new LinkedHashMap<>();
    private final Map<String, Box> packages = new LinkedHashMap<>();
    private final Map<String, Set<Version>> left = new HashMap<>();
    private final List<Link> links = new ArrayList<>();

    private ConflictGraph() {}

    static ConflictGraph of(List<Fact> facts) {
        var graph = new ConflictGraph();
        for (var index = 0; index < facts.size(); index++) {
            graph.add(facts.get(index), index);
        }
        return graph;
    }

    /// Places first, then packages, each in the order in which the facts name them.
    List<Box> boxes() {
        var boxes = new ArrayList<>(places.values());
        boxes.addAll(packages.values());
        return boxes;
    }

    List<Link> links() {
        return List.copyOf(links);
    }

    /// Whether no version of the package meets all that the facts say of it.
    boolean isTorn(Box box) {
        var versions = left.get(box.title());
        return !box.written() && versions != null && versions.isEmpty();
    }

    private void add(Fact fact, int index) {
        switch (fact) {
            case Fact.Asked(var root, var accepted) ->
                    written(root, index, note(accepted, root.requirement().name()), false);
            case Fact.Constrained(var limit, var accepted) ->
                    written(limit, index, note(accepted, limit.requirement().name()), true);
            case Fact.Contradictory(var requirement, var via) ->
                    contradictory(requirement, via, index);
            case Fact.Depends(var name, var versions, var requirement, var other, var accepted) -> {
                var note = note(accepted, PackageName.of(base(other)));
                depends(
                        versions.of(name),
                        name,
                        new Asked(other, wanted(requirement), note),
                        index);
            }
            case Fact.DependsVariously(var name, var versions, var other, var example) -> {
                var wanted = "various versions, such as " + wanted(example);
                depends(versions.of(name), name, new Asked(other, wanted, ""), index);
            }
            case Fact.Excludes(var lesson, var versions, var _) -> {
                var wanted = "without " + wanted(lesson.shown());
                depends(
                        versions.of(lesson.name().toString()),
                        lesson.name().toString(),
                        new Asked(lesson.other().toString(), wanted, plain(lesson.reason())),
                        index);
            }
            case Fact.NoneOffered none -> refused(none.name().toString(), none.text(), index);
            case Fact.Refused(var name, var versions, var refusal) -> {
                var text = versions.of(name.toString()) + " " + refusal.text();
                refused(name.toString(), text, index);
                var rest = left.get(name.toString());
                if (rest != null) {
                    versions.some().forEach(rest::remove);
                }
            }
            case Fact.Unknown unknown ->
                    refused(unknown.problem().name().toString(), unknown.text(), index);
        }
    }

    private void contradictory(Requirement requirement, Via via, int index) {
        var note = "which no version can be";
        switch (via) {
            case Via.Root(var root) -> written(root, index, note, false);
            case Via.Constraint(var limit) -> written(limit, index, note, true);
            case Via.Dependent(var name, var version, var _) -> {
                var other = requirement.name().toString();
                var asked = new Asked(other, wanted(requirement.toString()), note);
                depends(name + " " + version, name.toString(), asked, index);
            }
        }
    }

    private void written(RootRequirement root, int index, String note, boolean limits) {
        var place = root.origin().place();
        var title = place.isPresent() ? place.get().file() : root.origin().description();
        var from = places.computeIfAbsent(title, it -> new Box(it, true, new ArrayList<>()));
        var line = place.map(it -> "line " + it.line() + ": ").orElse("");
        var asks = new Row(line + root.shown(), "", index, Row.Kind.ASKS);
        from.rows().add(asks);
        var to = packageBox(root.requirement().name().toString());
        var asked = new Row(wanted(root.shown()), note, index, Row.Kind.ASKED);
        to.rows().add(asked);
        links.add(new Link(from, asks, to, asked, limits));
    }

    /// What a package asks of another.
    private record Asked(String name, String wanted, String note) {}

    private void depends(String versions, String name, Asked what, int index) {
        var from = packageBox(name);
        var asks = new Row(plain(versions) + " asks for", "", index, Row.Kind.ASKS);
        from.rows().add(asks);
        var to = packageBox(what.name());
        var asked = new Row(what.wanted(), what.note(), index, Row.Kind.ASKED);
        to.rows().add(asked);
        links.add(new Link(from, asks, to, asked, false));
    }

    private void refused(String name, String text, int index) {
        packageBox(name).rows().add(new Row(plain(text), "", index, Row.Kind.REFUSED));
    }

    /// What of the offer is left by a requirement; keeps of the package's versions what all leave.
    private String note(VersionText accepted, PackageName name) {
        if (accepted.offered().isEmpty()) {
            return "";
        }
        var some = accepted.some();
        var known = left.putIfAbsent(name.toString(), new HashSet<>(some));
        if (known != null) {
            known.retainAll(some);
        }
        return switch (some.size()) {
            case 0 -> "which nobody offers";
            case 1 -> "offered: " + some.getFirst();
            default -> "offered: " + some.getLast() + " to " + some.getFirst();
        };
    }

    private Box packageBox(String name) {
        return packages.computeIfAbsent(base(name), it -> new Box(it, false, new ArrayList<>()));
    }

    /// The package's name without an extra.
    private static String base(String name) {
        var bracket = name.indexOf('[');
        return bracket < 0 ? name : name.substring(0, bracket);
    }

    /// What is asked for, without the name of the package.
    private static String wanted(String requirement) {
        var end = 0;
        while (end < requirement.length() && isOfName(requirement.charAt(end))) {
            end++;
        }
        var rest = requirement.substring(end).strip();
        return rest.isEmpty() ? "any version" : rest;
    }

    private static boolean isOfName(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.';
    }

    private static String plain(String text) {
        return text.replace("`", "");
    }
}

package dev.wardian.stack.explain;

import dev.wardian.python.resolve.Fact;
import dev.wardian.python.resolve.Origin;
import dev.wardian.standards.version.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Conflicts and fixes as a tree of maps, lists and texts, for programs in other languages;
/// described in `docs/json.md`.
public final class InquiryTree {

    private InquiryTree() {}

    /// The tree of all that is known: the first explanation, all conflicts, these fixes.
    public static Map<String, Object> of(Inquiry inquiry, List<Fix> fixes) {
        var first = inquiry.first();
        var tree = new LinkedHashMap<String, Object>();
        tree.put("solved", false);
        tree.put("message", first.message());
        tree.put("explanation", first.lines());
        tree.put("hint", first.hint());
        var conflicts = inquiry.conflicts();
        var found = new ArrayList<Map<String, Object>>();
        for (var conflict : conflicts.found()) {
            found.add(of(conflict));
        }
        tree.put("conflicts", found);
        tree.put("complete", conflicts.complete());
        var numbered = new ArrayList<Map<String, Object>>();
        for (var fix : fixes) {
            numbered.add(of(numbered.size() + 1, fix));
        }
        tree.put("fixes", numbered);
        return tree;
    }

    private static Map<String, Object> of(Conflict conflict) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("message", conflict.explanation().message());
        tree.put("minimal", conflict.minimal());
        var core = new ArrayList<Map<String, Object>>();
        for (var demand : conflict.core()) {
            core.add(of(demand));
        }
        tree.put("requirements", core);
        var facts = new ArrayList<Map<String, Object>>();
        for (var fact : conflict.explanation().facts()) {
            facts.add(of(fact));
        }
        tree.put("facts", facts);
        return tree;
    }

    private static Map<String, Object> of(Demand demand) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("name", demand.name());
        tree.put("requirement", demand.shown());
        tree.put("kind", demand.kind().name().toLowerCase(Locale.ROOT));
        var origin = demand.written().origin();
        tree.put("origin", origin);
        tree.put("file", origin.place().map(Origin.Place::file));
        tree.put("line", origin.place().map(Origin.Place::line));
        return tree;
    }

    private static Map<String, Object> of(Fact fact) {
        var tree = new LinkedHashMap<String, Object>();
        switch (fact) {
            case Fact.Asked(var root, var accepted) -> {
                tree.put("kind", "asked");
                tree.put("name", root.requirement().name());
                tree.put("origin", root.origin());
                tree.put("offered", texts(accepted.some()));
            }
            case Fact.Constrained(var constraint, var accepted) -> {
                tree.put("kind", "constrained");
                tree.put("name", constraint.requirement().name());
                tree.put("origin", constraint.origin());
                tree.put("offered", texts(accepted.some()));
            }
            case Fact.Contradictory(var requirement, var _) -> {
                tree.put("kind", "contradictory");
                tree.put("name", requirement.name());
            }
            case Fact.Depends(var name, var versions, var requirement, var other, var accepted) -> {
                tree.put("kind", "depends");
                tree.put("name", name);
                tree.put("versions", texts(versions.some()));
                tree.put("dependency", other);
                tree.put("requirement", requirement);
                tree.put("offered", texts(accepted.some()));
            }
            case Fact.DependsVariously(var name, var versions, var other, var example) -> {
                tree.put("kind", "depends");
                tree.put("name", name);
                tree.put("versions", texts(versions.some()));
                tree.put("dependency", other);
                tree.put("example", example);
            }
            case Fact.Excludes(var lesson, var versions, var excluded) -> {
                tree.put("kind", "excludes");
                tree.put("name", lesson.name());
                tree.put("versions", texts(versions.some()));
                tree.put("dependency", lesson.other());
                tree.put("excluded", texts(excluded.some()));
                tree.put("reason", lesson.reason());
                tree.put("evidence", lesson.evidence());
            }
            case Fact.NoneOffered(var name, var asked, var offered, var _) -> {
                tree.put("kind", "none-offered");
                tree.put("name", name);
                tree.put("asked", asked);
                tree.put("versions", texts(offered));
            }
            case Fact.Refused(var name, var versions, var refusal) -> {
                tree.put("kind", "refused");
                tree.put("name", name);
                tree.put("versions", texts(versions.some()));
                tree.put("reason", refusal.text());
            }
            case Fact.Unknown unknown -> {
                tree.put("kind", "unknown");
                tree.put("name", unknown.problem().name());
            }
        }
        tree.put("text", fact.text());
        return tree;
    }

    private static List<String> texts(List<Version> versions) {
        var texts = new ArrayList<String>(versions.size());
        for (var version : versions) {
            texts.add(version.toString());
        }
        return texts;
    }

    private static Map<String, Object> of(int number, Fix fix) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("number", number);
        tree.put("text", fix.text());
        var changes = new ArrayList<Map<String, Object>>();
        for (var change : fix.changes()) {
            changes.add(of(change));
        }
        tree.put("changes", changes);
        tree.put("versions", fix.picks());
        tree.put("packages", fix.packages());
        tree.put("doubts", fix.doubts());
        return tree;
    }

    private static Map<String, Object> of(Change change) {
        var tree = new LinkedHashMap<String, Object>();
        switch (change) {
            case Change.Respecified respecified -> {
                tree.put("kind", "respecify");
                tree.put("demand", of(respecified.demand()));
                tree.put("to", respecified.replacement().asWritten());
            }
            case Change.Dropped(var demand) -> {
                tree.put("kind", "drop");
                tree.put("demand", of(demand));
            }
            case Change.OtherPython(var python) -> {
                tree.put("kind", "python");
                tree.put("to", python);
            }
        }
        return tree;
    }
}

package dev.wardian.python.resolve;

import dev.wardian.python.IndexProblem;
import dev.wardian.python.PythonException;
import dev.wardian.python.ResolveProblem;
import dev.wardian.standards.version.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Tells failures that have nothing to do with versions: what is not kept while no network may be
/// asked, and who asks for it; files that are offered and not there.
final class Lacking {
    private static final int MOST_ASKERS = 3;

    private final Map<String, String> pages = new LinkedHashMap<>();
    private final Map<String, List<String>> metadata = new LinkedHashMap<>();
    private final Map<String, Set<String>> askers = new LinkedHashMap<>();

    private Lacking() {}

    /// Throws where something that would be needed is not kept, or not where it is offered.
    static void throwIfAny(Explanation explanation) {
        Lacking lacking = new Lacking();
        explanation.facts().forEach(lacking::note);
        List<String> lines = lacking.lines();
        if (!lines.isEmpty()) {
            throw new PythonException(new ResolveProblem.NotKept(lines));
        }
        for (Fact fact : explanation.facts()) {
            if (fact instanceof Fact.Refused(var _, var _, Refusal.Unreadable(var problem))
                    && problem instanceof IndexProblem.FileGone) {
                throw new PythonException(problem);
            }
        }
    }

    private void note(Fact fact) {
        switch (fact) {
            case Fact.Refused(var name, var versions, Refusal.Unreadable(var problem)) -> {
                if (problem instanceof IndexProblem.NotKept(String what)) {
                    note(name.toString(), versions.some(), what);
                }
            }
            case Fact.Asked(var root, var _) ->
                    asked(root.requirement().name().toString(), root.origin().toString());
            case Fact.Depends depends ->
                    asked(
                            plain(depends.dependency()),
                            depends.versions().of(depends.name())
                                    + " (`"
                                    + depends.requirement()
                                    + "`)");
            case Fact.DependsVariously many ->
                    asked(plain(many.dependency()), many.versions().of(many.name()));
            case Fact.Refused _,
                    Fact.Constrained _,
                    Fact.Contradictory _,
                    Fact.Excludes _,
                    Fact.NoneOffered _,
                    Fact.Unknown _ -> {}
        }
    }

    private void note(String name, List<Version> versions, String what) {
        if (versions.isEmpty()) {
            pages.put(name, what);
        } else {
            metadata.computeIfAbsent(name, _ -> new ArrayList<>()).add(what);
        }
    }

    private void asked(String name, String who) {
        askers.computeIfAbsent(name, _ -> new LinkedHashSet<>()).add(who);
    }

    /// The name without the extra that is meant.
    private static String plain(String dependency) {
        int bracket = dependency.indexOf('[');
        return bracket < 0 ? dependency : dependency.substring(0, bracket);
    }

    /// Pages first: without one the resolver may have turned to other versions of who asks.
    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        pages.forEach((name, what) -> lines.add(what + by(name)));
        metadata.forEach(
                (name, whats) -> {
                    if (!isExplained(name)) {
                        int more = whats.size() - 1;
                        lines.add(
                                whats.getFirst()
                                        + (more == 0 ? "" : " and of " + more + " others")
                                        + by(name));
                    }
                });
        return lines;
    }

    /// Whether older versions were only looked at because the newest depends on a lacking page.
    private boolean isExplained(String name) {
        for (String page : pages.keySet()) {
            for (String asker : askers.getOrDefault(page, Set.of())) {
                if (asker.contains("`" + name + "`")) {
                    return true;
                }
            }
        }
        return false;
    }

    private String by(String name) {
        List<String> who = List.copyOf(askers.getOrDefault(name, Set.of()));
        if (who.isEmpty()) {
            return "";
        }
        String shown = String.join(", ", who.subList(0, Math.min(MOST_ASKERS, who.size())));
        return ", asked for by " + shown + (who.size() > MOST_ASKERS ? " and others" : "");
    }
}

package dev.wardian.python.resolve;

import dev.wardian.python.PythonProblem;
import dev.wardian.standards.version.Version;
import java.util.ArrayList;
import java.util.List;

/// How the facts of an explanation are written.
final class ExplanationText {
    private static final int MOST_LINES = 15;
    private static final int MOST_VERSIONS = 6;

    private ExplanationText() {}

    /// The facts line by line, but for one that would only repeat the message.
    static List<String> lines(String message, List<Fact> facts) {
        List<String> lines = new ArrayList<>();
        for (Fact fact : facts) {
            String line = fact.text();
            if (!line.equals(message)) {
                lines.add(line);
            }
            if (fact instanceof Fact.Unknown(PythonProblem.UnknownPackage problem)) {
                lines.addAll(problem.details());
            }
        }
        int left = lines.size() - MOST_LINES;
        if (left > 0) {
            lines.subList(MOST_LINES - 1, lines.size()).clear();
            lines.add("and " + (left + 1) + " more facts like these");
        }
        return lines;
    }

    static String noneOffered(Fact.NoneOffered fact) {
        StringBuilder text = new StringBuilder("no ");
        text.append(fact.other() ? "other " : "").append("version of `").append(fact.name());
        text.append("` ");
        text.append(fact.asked().isEmpty() ? "is offered" : "is within " + fact.asked());
        if (!fact.offered().isEmpty() && !fact.other()) {
            text.append(" (offered: ").append(versions(fact.offered())).append(')');
        }
        return text.toString();
    }

    static String contradictory(Fact.Contradictory fact) {
        String who =
                switch (fact.via()) {
                    case Via.Root(RootRequirement root) ->
                            " is asked for (" + root.origin() + "), but";
                    case Via.Constraint(RootRequirement constraint) ->
                            " is a constraint (" + constraint.origin() + "), but";
                    case Via.Dependent(var name, var version, var _) ->
                            " is what `" + name + "` " + version + " depends on, but";
                };
        return "`" + fact.requirement().asWritten() + "`" + who + " no version can satisfy it";
    }

    private static String versions(List<Version> versions) {
        if (versions.size() > MOST_VERSIONS) {
            return versions.size()
                    + " versions from "
                    + versions.getLast()
                    + " to "
                    + versions.getFirst();
        }
        StringBuilder text = new StringBuilder();
        for (Version version : versions) {
            text.append(text.isEmpty() ? "" : ", ").append(version);
        }
        return text.toString();
    }
}

package dev.wardian.standards.marker;

import dev.wardian.standards.version.SpecifierSet;
import dev.wardian.standards.version.VersionRange;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The Pythons for which a diagram can hold, as a diagram that asks for nothing else, and from
/// there as a range.
@SuppressWarnings("ReferenceEquality") // interned: one object for each diagram
final class PythonVersions {
    private static final Question PYTHON = new Question.Release(MarkerVariable.PYTHON_FULL_VERSION);

    private final Map<Decision, Decision> done = new HashMap<>();

    private PythonVersions() {}

    static VersionRange of(Decision decision) {
        Decision shadow = new PythonVersions().shadow(decision);
        if (shadow.isLeaf()) {
            return shadow == Decision.TRUE ? VersionRange.full() : VersionRange.empty();
        }
        Answers.Releases releases = (Answers.Releases) shadow.answers;
        VersionRange versions = VersionRange.empty();
        for (int index = 0; index < shadow.count(); index++) {
            if (shadow.child(index) == Decision.TRUE) {
                versions = versions.union(between(releases.first(index), releases.end(index)));
            }
        }
        return versions;
    }

    private Decision shadow(Decision decision) {
        if (decision.isLeaf()) {
            return decision;
        }
        int order = decision.question().compareTo(PYTHON);
        if (order > 0) {
            return Decision.TRUE;
        }
        @Nullable Decision known = done.get(decision);
        if (known == null) {
            known = order == 0 ? Decisions.map(decision, PythonVersions::can) : united(decision);
            done.put(decision, known);
        }
        return known;
    }

    private static Decision can(Decision decision) {
        return decision == Decision.FALSE ? decision : Decision.TRUE;
    }

    private Decision united(Decision decision) {
        Decision any = Decision.FALSE;
        for (int index = 0; index < decision.count(); index++) {
            any = Decisions.or(any, shadow(decision.child(index)));
        }
        return any;
    }

    private static VersionRange between(long first, long end) {
        VersionRange from = first == 0 ? VersionRange.full() : range(">=", first);
        return end == ReleaseNumber.END ? from : from.intersection(range("<", end));
    }

    private static VersionRange range(String operator, long release) {
        return SpecifierSet.parse(operator + ReleaseNumber.version(release)).toRange();
    }
}

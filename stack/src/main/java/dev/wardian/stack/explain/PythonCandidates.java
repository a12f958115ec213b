package dev.wardian.stack.explain;

import dev.wardian.python.resolve.Fact;
import dev.wardian.python.resolve.Refusal;
import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.Operator;
import dev.wardian.standards.version.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The Pythons that would let in what conflicts name as refused for the target's Python, the
/// nearest first.
final class PythonCandidates {

    private static final int MOST = 3;

    private PythonCandidates() {}

    static List<Version> of(Conflicts conflicts, Version python) {
        var named = new TreeSet<Version>();
        for (var conflict : conflicts.found()) {
            for (var fact : conflict.explanation().facts()) {
                if (fact instanceof Fact.Refused(var _, var _, var refusal)) {
                    add(refusal, named);
                }
            }
        }
        named.removeIf(it -> isSameMinor(it, python));
        var nearest = new ArrayList<>(named);
        nearest.sort(
                Comparator.comparingLong(
                        it ->
                                Math.abs(
                                        it.major() * 100
                                                + it.minor()
                                                - python.major() * 100
                                                - python.minor())));
        return nearest.size() > MOST ? nearest.subList(0, MOST) : nearest;
    }

    private static boolean isSameMinor(Version one, Version other) {
        return one.major() == other.major() && one.minor() == other.minor();
    }

    private static void add(Refusal refusal, Set<Version> named) {
        if (refusal instanceof Refusal.OtherPython other) {
            least(other.asked()).ifPresent(named::add);
        } else if (refusal instanceof Refusal.NoFittingWheel wheels) {
            for (var tag : wheels.offered()) {
                ofTag(tag).ifPresent(named::add);
            }
        }
    }

    private static Optional<Version> least(String asked) {
        try {
            for (var specifier : Requirement.parseLenientSpecifiers(asked).specifiers()) {
                if (specifier.operator() == Operator.AT_LEAST) {
                    return specifier.parsedVersion();
                }
            }
        } catch (SyntaxException _) {
            // what cannot be read names no Python
        }
        return Optional.empty();
    }

    /// `cp39-cp39-manylinux…` is for 3.9.
    private static Optional<Version> ofTag(String tag) {
        var end = tag.indexOf('-');
        return end > 3 && tag.startsWith("cp3")
                ? Version.tryParse("3." + tag.substring(3, end))
                : Optional.empty();
    }
}

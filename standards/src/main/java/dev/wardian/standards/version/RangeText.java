package dev.wardian.standards.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How ranges are told to people: in specifiers where there are some, and else interval by
/// interval, as near as the operators of PEP 440 come.
final class RangeText {
    private RangeText() {}

    static String of(VersionRange range) {
        if (range.isEmpty()) {
            return "∅";
        }
        if (range.isFull()) {
            return "*";
        }
        List<String> alternatives = new ArrayList<>();
        for (Interval interval : range.intervals()) {
            alternatives.add(of(interval));
        }
        String united = String.join(" | ", alternatives);
        Optional<SpecifierSet> specifiers =
                alternatives.size() < 2 ? Optional.empty() : range.toSpecifiers();
        return specifiers
                .map(SpecifierSet::toString)
                .filter(text -> text.length() <= united.length())
                .orElse(united);
    }

    private static String of(Interval interval) {
        return new IntervalSpelling(false)
                .spell(interval.lower(), interval.upper())
                .map(fragments -> String.join(",", fragments))
                .orElseGet(() -> rough(interval));
    }

    private static String rough(Interval interval) {
        String lower = rough(Bound.lower(interval.lower()), ">");
        String upper = rough(Bound.upper(interval.upper()), "<");
        return lower.isEmpty() || upper.isEmpty() ? lower + upper : lower + "," + upper;
    }

    private static String rough(Bound bound, String operator) {
        return switch (bound) {
            case Bound.Open _ -> "";
            case Bound.At(Version version, boolean inclusive) ->
                    operator + (inclusive ? "=" : "") + version;
            case Bound.AfterLocals(Version version) ->
                    operator.equals(">") ? ">" + version : "<=" + version;
            case Bound.AfterPosts(Version version) ->
                    operator.equals(">") ? ">" + version : "<=" + version + ".post*";
        };
    }
}

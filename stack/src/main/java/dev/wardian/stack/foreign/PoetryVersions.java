package dev.wardian.stack.foreign;

import dev.wardian.standards.version.Operator;
import dev.wardian.standards.version.SpecifierSet;
import dev.wardian.standards.version.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Constraints as Poetry (and Pipenv) write them, as specifiers of PEP 440.
final class PoetryVersions {

    private PoetryVersions() {}

    /// The specifiers; empty if there are none that mean the same. Alternatives have some where
    /// there is no gap between them (`^1.26 || ^2.0`).
    static Optional<String> specifiers(String text) {
        var plain = text.strip();
        if (plain.equals("*") || plain.isEmpty()) {
            return Optional.of("");
        }
        if (plain.contains("|")) {
            return joined(plain.split("\\|\\|?", -1));
        }
        var parts = new ArrayList<String>();
        for (var part : plain.replaceAll("([<>=!~^])\\s+", "$1").split("[,\\s]+", -1)) {
            if (!part.isEmpty()) {
                var one = one(part);
                if (one.isEmpty()) {
                    return Optional.empty();
                }
                parts.add(one.get());
            }
        }
        var joined = String.join(",", parts);
        return SpecifierSet.tryParse(joined).map(_ -> joined);
    }

    /// One range for all, where there is no gap between them.
    private static Optional<String> joined(String[] alternatives) {
        var ranges = new ArrayList<Range>();
        for (var alternative : alternatives) {
            var range = specifiers(alternative).flatMap(Range::of);
            if (range.isEmpty()) {
                return Optional.empty();
            }
            ranges.add(range.get());
        }
        ranges.sort(Comparator.comparing(Range::from));
        var end = ranges.getFirst().until();
        for (var range : ranges) {
            if (range.from().compareTo(end) > 0) {
                return Optional.empty();
            }
            end = range.until().compareTo(end) > 0 ? range.until() : end;
        }
        return Optional.of(">=" + ranges.getFirst().from() + ",<" + end);
    }

    /// `>=from,<until`.
    private record Range(Version from, Version until) {

        static Optional<Range> of(String specifiers) {
            var all = SpecifierSet.parse(specifiers).specifiers();
            if (all.size() != 2
                    || all.getFirst().operator() != Operator.AT_LEAST
                    || all.getLast().operator() != Operator.LESS) {
                return Optional.empty();
            }
            var from = all.getFirst().parsedVersion();
            var until = all.getLast().parsedVersion();
            return from.flatMap(start -> until.map(end -> new Range(start, end)));
        }
    }

    private static Optional<String> one(String part) {
        if (part.startsWith("^")) {
            return Version.tryParse(part.substring(1)).map(PoetryVersions::caret);
        }
        if (part.startsWith("~") && !part.startsWith("~=")) {
            return Version.tryParse(part.substring(1)).map(PoetryVersions::tilde);
        }
        if (part.startsWith("=") && !part.startsWith("==")) {
            return Optional.of("=" + part);
        }
        return Optional.of(Character.isDigit(part.charAt(0)) ? "==" + part : part);
    }

    /// Up to the next change of the first number that is not zero.
    private static String caret(Version version) {
        var release = version.release();
        var index = 0;
        while (index < release.size() - 1 && release.get(index) == 0) {
            index++;
        }
        return ">=" + version + ",<" + next(release, index);
    }

    private static String tilde(Version version) {
        return ">="
                + version
                + ",<"
                + next(version.release(), Math.min(1, version.release().size() - 1));
    }

    private static String next(List<Long> release, int index) {
        var parts = new ArrayList<String>();
        for (var at = 0; at <= index; at++) {
            parts.add(Long.toString(release.get(at) + (at == index ? 1 : 0)));
        }
        return String.join(".", parts);
    }

    /// A constraint on Python as a marker; empty if it says nothing, or nothing that can be said.
    static Optional<String> pythonMarker(String text) {
        var specifiers = specifiers(text);
        if (specifiers.isEmpty() || specifiers.get().isEmpty()) {
            return Optional.empty();
        }
        var parts = new ArrayList<String>();
        for (var one : SpecifierSet.parse(specifiers.get()).specifiers()) {
            var size = one.parsedVersion().map(it -> it.release().size()).orElse(2);
            var precise = size > 2 && one.operator() != Operator.COMPATIBLE && !one.isWildcard();
            var version = size == 1 ? one.version() + ".0" : one.version();
            parts.add(
                    (precise ? "python_full_version " : "python_version ")
                            + one.operator().symbol()
                            + " '"
                            + version
                            + "'");
        }
        return Optional.of(String.join(" and ", parts));
    }
}

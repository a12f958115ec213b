package dev.wardian.stack.workspace;

import dev.wardian.standards.version.Operator;
import dev.wardian.standards.version.Specifier;
import dev.wardian.standards.version.SpecifierSet;
import dev.wardian.standards.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Specifiers that move with the versions that are found: first loosened, so that newer ones may be
/// found, then raised to what was found, each in the form that somebody chose for it.
final class Raised {

    private Raised() {}

    /// What to look among: pins become lower bounds; limits from above stay unless they are let go
    /// of too.
    ///
    /// @param all whether limits from above (`<`, `<=`, `~=`, `==1.*`) go
    static SpecifierSet loosened(SpecifierSet specifiers, boolean all) {
        var left = new ArrayList<Specifier>();
        for (var one : specifiers.specifiers()) {
            switch (one.operator()) {
                case EQUAL -> {
                    if (one.isWildcard() && !all) {
                        left.add(one);
                    } else {
                        left.add(atLeast(one));
                    }
                }
                case COMPATIBLE -> left.add(all ? atLeast(one) : one);
                case LESS, AT_MOST -> {
                    if (!all) {
                        left.add(one);
                    }
                }
                case AT_LEAST, GREATER, NOT_EQUAL -> left.add(one);
                case ARBITRARY -> left.add(one);
            }
        }
        return SpecifierSet.of(left);
    }

    private static Specifier atLeast(Specifier pin) {
        return new Specifier(
                Operator.AT_LEAST, pin.parsedVersion().orElseThrow().withoutLocal().toString());
    }

    /// The specifiers for a version that was found; those that it does not move stay as they are.
    static SpecifierSet to(Version found, SpecifierSet specifiers) {
        var raised = new ArrayList<Specifier>();
        for (var one : specifiers.specifiers()) {
            raised.add(to(found, one));
        }
        return SpecifierSet.of(raised);
    }

    private static Specifier to(Version found, Specifier one) {
        var old = one.parsedVersion();
        if (old.isEmpty() || one.operator() == Operator.ARBITRARY) {
            return one;
        }
        var plain = found.withoutLocal();
        return switch (one.operator()) {
            case EQUAL ->
                    one.isWildcard()
                            ? one.contains(found)
                                    ? one
                                    : like(one, digits(plain, count(old.get())) + ".*")
                            : one.contains(found)
                                    ? one
                                    : like(
                                            one,
                                            (one.version().contains("+") ? found : plain)
                                                    .toString());
            case AT_LEAST, GREATER ->
                    plain.compareTo(old.get()) > 0
                            ? new Specifier(Operator.AT_LEAST, plain.toString())
                            : one;
            case COMPATIBLE ->
                    plain.compareTo(old.get()) > 0
                            ? like(one, digits(plain, Math.max(2, count(old.get()))))
                            : one;
            case LESS, AT_MOST -> one.contains(found) ? one : above(plain, one, old.get());
            case NOT_EQUAL, ARBITRARY -> one;
        };
    }

    private static Specifier like(Specifier one, String version) {
        return new Specifier(one.operator(), version);
    }

    /// A limit from above that admits the version, as fine as the one it replaces: `<2` becomes
    /// `<4`, `<1.3` becomes `<3.6`.
    private static Specifier above(Version found, Specifier one, Version old) {
        if (one.operator() == Operator.AT_MOST) {
            return like(one, found.toString());
        }
        var significant = Math.max(1, count(old.trimmed()));
        if (significant > found.release().size()) {
            significant = found.release().size();
        }
        var next = new ArrayList<Long>(found.release().subList(0, significant));
        next.set(significant - 1, next.get(significant - 1) + 1);
        while (next.size() < count(old)) {
            next.add(0L);
        }
        var epoch = found.epoch() == 0 ? "" : found.epoch() + "!";
        return like(one, epoch + joined(next));
    }

    private static int count(Version version) {
        return version.release().size();
    }

    /// So many numbers of a release; zeros where it has fewer.
    private static String digits(Version version, int count) {
        var numbers = new ArrayList<Long>();
        for (var index = 0; index < count; index++) {
            numbers.add(index < version.release().size() ? version.release().get(index) : 0L);
        }
        var epoch = version.epoch() == 0 ? "" : version.epoch() + "!";
        return epoch + joined(numbers);
    }

    private static String joined(List<Long> numbers) {
        var parts = new ArrayList<String>();
        numbers.forEach(number -> parts.add(number.toString()));
        return String.join(".", parts);
    }

    /// Whether any of the specifiers is a pin.
    static Optional<Version> pin(SpecifierSet specifiers) {
        return specifiers.specifiers().stream()
                .filter(one -> one.operator() == Operator.EQUAL && !one.isWildcard())
                .flatMap(one -> one.parsedVersion().stream())
                .findFirst();
    }
}

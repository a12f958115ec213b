package dev.wardian.stack.explain;

import dev.wardian.standards.version.Specifier;
import dev.wardian.standards.version.Version;
import java.util.Comparator;
import java.util.Optional;

/// Fixes by how much they change, the least first: those with fewer doubts before others, fewer
/// changes before more, other limits before another Python before requirements that go, near
/// versions before far ones, newer before older.
final class FixOrder implements Comparator<Fix> {

    private static final Comparator<Fix> LEAST_FIRST =
            Comparator.comparingInt((Fix fix) -> fix.doubts().size())
                    .thenComparingInt(fix -> fix.changes().size())
                    .thenComparingInt(FixOrder::kind)
                    .thenComparingLong(FixOrder::distance)
                    .thenComparing(fix -> fix.changes().toString());

    static final FixOrder INSTANCE = new FixOrder();

    private FixOrder() {}

    @Override
    public int compare(Fix one, Fix other) {
        return LEAST_FIRST.compare(one, other);
    }

    private static int kind(Fix fix) {
        return fix.changes().stream().mapToInt(FixOrder::kind).max().orElse(0);
    }

    private static long distance(Fix fix) {
        return fix.changes().stream().mapToLong(FixOrder::distance).sum();
    }

    private static int kind(Change change) {
        return switch (change) {
            case Change.Respecified(var demand, var _) ->
                    demand.kind() == Demand.Kind.CONSTRAINT ? 0 : 1;
            case Change.Dropped(var demand) -> demand.kind() == Demand.Kind.CONSTRAINT ? 2 : 4;
            case Change.OtherPython _ -> 3;
        };
    }

    /// Major versions crossed count a hundred, minor ones one; backwards half as much again.
    private static long distance(Change change) {
        return switch (change) {
            case Change.Respecified(var _, var specifiers) -> {
                var sum = 0L;
                for (var entry : specifiers.entrySet()) {
                    sum += distance(entry.getKey(), entry.getValue());
                }
                yield sum;
            }
            case Change.Dropped _, Change.OtherPython _ -> 0;
        };
    }

    private static long distance(Specifier before, Optional<Specifier> after) {
        var from = before.parsedVersion();
        var to = after.flatMap(Specifier::parsedVersion);
        if (from.isEmpty() || to.isEmpty()) {
            return 100;
        }
        var majors = Math.abs(to.get().major() - from.get().major());
        var minors = majors == 0 ? Math.abs(to.get().minor() - from.get().minor()) : 0;
        var sum = 2 * (Math.min(majors, 1000) * 100 + Math.min(minors, 99)) + 1;
        return isBack(from.get(), to.get()) ? sum + sum / 2 : sum;
    }

    private static boolean isBack(Version from, Version to) {
        return to.compareTo(from) < 0;
    }
}

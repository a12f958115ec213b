package dev.wardian.stack.explain;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Finds the first of a list that passes a test which is costly, when most that come after one that
/// passes pass as well: step by step at first, then in growing leaps, then halving the last leap.
/// What is found passes; that none before it does is sure only where the test never turns back.
final class Nearest {

    private static final int SINGLE_STEPS = 4;

    private Nearest() {}

    static <T> Optional<T> of(List<T> candidates, Predicate<T> passes) {
        var failed = -1;
        var leap = 1;
        for (var at = 0; at < candidates.size(); at += leap) {
            if (passes.test(candidates.get(at))) {
                return Optional.of(candidates.get(halved(candidates, failed, at, passes)));
            }
            failed = at;
            leap = at < SINGLE_STEPS - 1 ? 1 : leap * 2;
        }
        var last = candidates.size() - 1;
        return failed < last && passes.test(candidates.get(last))
                ? Optional.of(candidates.get(halved(candidates, failed, last, passes)))
                : Optional.empty();
    }

    private static <T> int halved(List<T> candidates, int failed, int passed, Predicate<T> passes) {
        var low = failed;
        var high = passed;
        while (high - low > 1) {
            var middle = (low + high) >>> 1;
            if (passes.test(candidates.get(middle))) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }
}

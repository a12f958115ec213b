package dev.wardian.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which package indexes flags or a requirements file asked for. What stays empty here is filled
/// from configuration files and environment variables, last from what the interpreter's pip knows.
///
/// @param indexUrl the main index (`--index-url`)
/// @param extraIndexUrls further indexes, the first ones win (`--extra-index-url`)
/// @param findLinks pages or folders with files (`--find-links`)
/// @param noIndex true to look only into `findLinks` (`--no-index`)
/// @param strategy how several indexes share one name
/// @param trustedHosts hosts whose certificate is not checked (`--trusted-host`)
public record IndexOptions(
        Optional<String> indexUrl,
        List<String> extraIndexUrls,
        List<String> findLinks,
        boolean noIndex,
        Strategy strategy,
        List<String> trustedHosts) {

    /// Which of several indexes may offer a package; the names and meanings are uv's.
    public enum Strategy {
        FIRST_INDEX,
        UNSAFE_FIRST_MATCH,
        UNSAFE_BEST_MATCH
    }

    private static final IndexOptions NONE =
            new IndexOptions(
                    Optional.empty(), List.of(), List.of(), false, Strategy.FIRST_INDEX, List.of());

    public IndexOptions {
        extraIndexUrls = List.copyOf(extraIndexUrls);
        findLinks = List.copyOf(findLinks);
        trustedHosts = List.copyOf(trustedHosts);
    }

    /// No flag was given: configuration decides.
    public static IndexOptions none() {
        return NONE;
    }

    /// These options, completed by those of lower rank: the first main index wins, lists add up.
    public IndexOptions over(IndexOptions lower) {
        return new IndexOptions(
                indexUrl.isPresent() ? indexUrl : lower.indexUrl,
                joined(extraIndexUrls, lower.extraIndexUrls),
                joined(findLinks, lower.findLinks),
                noIndex || lower.noIndex,
                strategy == Strategy.FIRST_INDEX ? lower.strategy : strategy,
                joined(trustedHosts, lower.trustedHosts));
    }

    private static List<String> joined(List<String> first, List<String> second) {
        if (second.isEmpty()) {
            return first;
        }
        var all = new ArrayList<>(first);
        for (var one : second) {
            if (!all.contains(one)) {
                all.add(one);
            }
        }
        return all;
    }
}

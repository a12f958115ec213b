package dev.wardian.stack.choice;

import dev.wardian.stack.project.DeclaredIndex;
import dev.wardian.stack.project.PackageOrigin;
import dev.wardian.standards.marker.MarkerEnvironment;
import dev.wardian.standards.name.PackageName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which package indexes flags or a requirements file asked for. What stays empty here is filled
/// from configuration files and environment variables, last from what the interpreter's pip knows.
///
/// @param indexUrl the main index (`--index-url`)
/// @param extraIndexUrls further indexes, the first ones win (`--extra-index-url`)
/// @param findLinks pages or folders with files (`--find-links`)
/// @param noIndex true to look only into `findLinks` (`--no-index`)
/// @param strategy how several indexes share one name
/// @param trustedHosts hosts whose certificate is not checked (`--trusted-host`)
/// @param declared the indexes that a project names, which come after those of flags
/// @param sources the index that a package comes from alone, by the name it is declared with; where
///     there are several, the first whose marker holds
/// @param localTags the local version that a package is pinned to: it comes from the index that is
///     called so, if there is one
public record IndexOptions(
        Optional<String> indexUrl,
        List<String> extraIndexUrls,
        List<String> findLinks,
        boolean noIndex,
        Strategy strategy,
        List<String> trustedHosts,
        List<DeclaredIndex> declared,
        Map<PackageName, List<PackageOrigin.OfIndex>> sources,
        Map<PackageName, String> localTags) {

    /// Which of several indexes may offer a package; the names and meanings are uv's.
    public enum Strategy {
        FIRST_INDEX,
        UNSAFE_FIRST_MATCH,
        UNSAFE_BEST_MATCH;

        /// The one that options and configuration spell so.
        public static Optional<Strategy> named(String text) {
            for (var one : values()) {
                if (one.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(text)) {
                    return Optional.of(one);
                }
            }
            return Optional.empty();
        }
    }

    private static final IndexOptions NONE =
            new IndexOptions(
                    Optional.empty(), List.of(), List.of(), false, Strategy.FIRST_INDEX, List.of());

    /// What flags say.
    public IndexOptions(
            Optional<String> indexUrl,
            List<String> extraIndexUrls,
            List<String> findLinks,
            boolean noIndex,
            Strategy strategy,
            List<String> trustedHosts) {
        this(
                indexUrl,
                extraIndexUrls,
                findLinks,
                noIndex,
                strategy,
                trustedHosts,
                List.of(),
                Map.of(),
                Map.of());
    }

    public IndexOptions {
        extraIndexUrls = List.copyOf(extraIndexUrls);
        findLinks = List.copyOf(findLinks);
        trustedHosts = List.copyOf(trustedHosts);
        declared = List.copyOf(declared);
        sources = Map.copyOf(sources);
        localTags = Map.copyOf(localTags);
    }

    /// The same with indexes that are named, and packages that come from one of them alone.
    public IndexOptions withDeclared(
            List<DeclaredIndex> indexes, Map<PackageName, List<PackageOrigin.OfIndex>> bySource) {
        return new IndexOptions(
                indexUrl,
                extraIndexUrls,
                findLinks,
                noIndex,
                strategy,
                trustedHosts,
                indexes,
                bySource,
                localTags);
    }

    /// The same for one target: of the sources of a package one is left.
    public IndexOptions settled(MarkerEnvironment markers, Map<PackageName, String> tags) {
        if (sources.isEmpty() && tags.isEmpty()) {
            return this;
        }
        var settled = new HashMap<PackageName, List<PackageOrigin.OfIndex>>();
        sources.forEach(
                (name, origins) -> {
                    for (var origin : origins) {
                        if (origin.when().space().contains(markers, Set.of())) {
                            settled.putIfAbsent(name, List.of(origin));
                        }
                    }
                });
        return new IndexOptions(
                indexUrl,
                extraIndexUrls,
                findLinks,
                noIndex,
                strategy,
                trustedHosts,
                declared,
                settled,
                tags);
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
                joined(trustedHosts, lower.trustedHosts),
                joined(declared, lower.declared),
                joined(sources, lower.sources),
                joined(localTags, lower.localTags));
    }

    private static <T> Map<PackageName, T> joined(
            Map<PackageName, T> first, Map<PackageName, T> second) {
        if (second.isEmpty()) {
            return first;
        }
        var all = new HashMap<>(second);
        all.putAll(first);
        return all;
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
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

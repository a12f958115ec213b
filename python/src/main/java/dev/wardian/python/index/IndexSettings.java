package dev.wardian.python.index;

import dev.wardian.standards.name.PackageName;
import java.util.List;
import java.util.Map;

/// Where to look for packages.
///
/// @param indexes indexes with the simple repository API, the preferred one first
/// @param findLinks pages and folders that list files of many projects
/// @param noIndex whether only `findLinks` count
/// @param strategy how indexes that know the same project are combined
/// @param ownIndexes the packages that come from one index alone, whatever the others have
public record IndexSettings(
        List<IndexLocation> indexes,
        List<IndexLocation> findLinks,
        boolean noIndex,
        IndexStrategy strategy,
        Map<PackageName, IndexLocation> ownIndexes) {
    /// Copies the lists.
    public IndexSettings {
        indexes = List.copyOf(indexes);
        findLinks = List.copyOf(findLinks);
        ownIndexes = Map.copyOf(ownIndexes);
    }

    /// The same places for every package.
    public IndexSettings(
            List<IndexLocation> indexes,
            List<IndexLocation> findLinks,
            boolean noIndex,
            IndexStrategy strategy) {
        this(indexes, findLinks, noIndex, strategy, Map.of());
    }

    /// The indexes that may offer a package.
    List<IndexLocation> indexes(PackageName name) {
        IndexLocation own = ownIndexes.get(name);
        return own != null ? List.of(own) : noIndex ? List.of() : indexes;
    }

    /// The other places that may offer a package.
    List<IndexLocation> findLinks(PackageName name) {
        return ownIndexes.containsKey(name) ? List.of() : findLinks;
    }
}

package dev.wardian.python.index;

import java.util.List;

/// Where to look for packages.
///
/// @param indexes indexes with the simple repository API, the preferred one first
/// @param findLinks pages and folders that list files of many projects
/// @param noIndex whether only `findLinks` count
/// @param strategy how indexes that know the same project are combined
public record IndexSettings(
        List<IndexLocation> indexes,
        List<IndexLocation> findLinks,
        boolean noIndex,
        IndexStrategy strategy) {
    /// Copies the lists.
    public IndexSettings {
        indexes = List.copyOf(indexes);
        findLinks = List.copyOf(findLinks);
    }
}

package dev.wardian.python.index;

import dev.wardian.python.IndexProblem;
import dev.wardian.python.PythonException;
import dev.wardian.standards.name.PackageName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where to look for packages.
///
/// @param indexes indexes with the simple repository API, the preferred one first
/// @param findLinks pages and folders that list files of many projects
/// @param noIndex whether only `findLinks` count
/// @param strategy how indexes that know the same project are combined
/// @param ownIndexes the packages that come from one index alone, whatever the others have
/// @param known those that packages can be told to come from in some environments
public record IndexSettings(
        List<IndexLocation> indexes,
        List<IndexLocation> findLinks,
        boolean noIndex,
        IndexStrategy strategy,
        Map<PackageName, IndexLocation> ownIndexes,
        KnownIndexes known) {
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
        this(indexes, findLinks, noIndex, strategy, Map.of(), KnownIndexes.NONE);
    }

    /// These settings where every package comes from one index; see [PackageSource#from].
    IndexSettings from(IndexChoice choice) {
        Optional<IndexLocation> one =
                switch (choice) {
                    case IndexChoice.Usual() -> Optional.empty();
                    case IndexChoice.Named(String name, String who) ->
                            Optional.of(known.named(name).orElseThrow(() -> nowhere(who, name)));
                    case IndexChoice.OfBuild(String tag) -> known.calledBy(tag);
                };
        return one.isPresent()
                ? new IndexSettings(List.of(one.get()), List.of(), false, strategy, Map.of(), known)
                : new IndexSettings(indexes, findLinks, noIndex, strategy, Map.of(), known);
    }

    /// @param who the package that is told to come from there
    static PythonException nowhere(String who, String index) {
        return new PythonException(
                new IndexProblem.BadSetting(
                        "the source of `" + who + "`", index, "no index has this name"));
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

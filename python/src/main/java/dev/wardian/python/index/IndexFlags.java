package dev.wardian.python.index;

import dev.wardian.standards.name.PackageName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a command line, or a requirements file, says about indexes; it counts before everything
/// else.
///
/// @param indexUrl the main index
/// @param extraIndexUrls further indexes, which come before the main one; `name=url` names one
/// @param findLinks pages and folders that list files
/// @param noIndex whether only `findLinks` count
/// @param strategy how several indexes are combined
/// @param trustedHosts hosts, as `host` or `host:port`, whose certificates are not looked at
/// @param keyring `subprocess` to ask the `keyring` program for credentials, `disabled` not to
/// @param certificate a PEM file of authorities
/// @param proxy the proxy to all servers
/// @param named the indexes that a project names
/// @param sources the packages that come from one named index alone, by its name
/// @param localTags the local versions that packages are pinned to, such as `cu121`
public record IndexFlags(
        Optional<String> indexUrl,
        List<String> extraIndexUrls,
        List<String> findLinks,
        boolean noIndex,
        Optional<IndexStrategy> strategy,
        List<String> trustedHosts,
        Optional<String> keyring,
        Optional<String> certificate,
        Optional<String> proxy,
        List<Named> named,
        Map<PackageName, String> sources,
        Map<PackageName, String> localTags) {
    /// An index that a project names.
    ///
    /// @param explicit true if only packages count whose source it is
    /// @param main true if it takes the place of the default index
    public record Named(String name, String url, boolean explicit, boolean main) {}

    /// Nothing is said.
    public static final IndexFlags NONE =
            new IndexFlags(
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    false,
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    Map.of(),
                    Map.of());

    /// Copies the lists.
    public IndexFlags {
        extraIndexUrls = List.copyOf(extraIndexUrls);
        findLinks = List.copyOf(findLinks);
        trustedHosts = List.copyOf(trustedHosts);
        named = List.copyOf(named);
        sources = Map.copyOf(sources);
        localTags = Map.copyOf(localTags);
    }

    /// Only the common ones: indexes, places, strategy and trusted hosts.
    public static IndexFlags of(
            Optional<String> indexUrl,
            List<String> extraIndexUrls,
            List<String> findLinks,
            boolean noIndex,
            Optional<IndexStrategy> strategy,
            List<String> trustedHosts) {
        return new IndexFlags(
                indexUrl,
                extraIndexUrls,
                findLinks,
                noIndex,
                strategy,
                trustedHosts,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Map.of(),
                Map.of());
    }

    /// The same with what a project says of indexes.
    public IndexFlags withNamed(
            List<Named> indexes,
            Map<PackageName, String> bySource,
            Map<PackageName, String> byLocalTag) {
        return new IndexFlags(
                indexUrl,
                extraIndexUrls,
                findLinks,
                noIndex,
                strategy,
                trustedHosts,
                keyring,
                certificate,
                proxy,
                indexes,
                bySource,
                byLocalTag);
    }
}

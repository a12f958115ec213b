package dev.wardian.python.environment;

import dev.wardian.standards.metadata.DirectUrl;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Everything that `pip inspect` tells of an installed distribution.
///
/// @param metadata its metadata by JSON name: texts and lists of texts
/// @param info the folder or file that holds it
/// @param directUrl where it was taken from when not from an index (PEP 610)
/// @param installer what installed it
/// @param requested whether it was asked for; nothing where it is not recorded in a form that says
public record InspectedDistribution(
        Map<String, Object> metadata,
        Path info,
        Optional<Map<String, Object>> directUrl,
        Optional<String> installer,
        Optional<Boolean> requested) {

    static InspectedDistribution of(InstalledDistribution one) {
        boolean modern = one.kind() == InstalledDistribution.Kind.DIST_INFO;
        return new InspectedDistribution(
                new MetadataTree(one.metadataFile()).tree(),
                one.info(),
                one.directUrl()
                        .map(InspectedDistribution::tree)
                        .or(() -> one.editableLocation().map(InspectedDistribution::linked)),
                one.installer(),
                modern ? Optional.of(one.requested()) : Optional.empty());
    }

    private static Map<String, Object> linked(Path folder) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("url", folder.toUri().toString());
        tree.put("dir_info", Map.of("editable", true));
        return tree;
    }

    private static Map<String, Object> tree(DirectUrl url) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("url", url.url());
        Map<String, Object> origin = new LinkedHashMap<>();
        switch (url.origin()) {
            case DirectUrl.Vcs(String vcs, String commit, Optional<String> revision) -> {
                origin.put("vcs", vcs);
                origin.put("commit_id", commit);
                revision.ifPresent(it -> origin.put("requested_revision", it));
                tree.put("vcs_info", origin);
            }
            case DirectUrl.Archive(Map<String, String> hashes) -> {
                if (!hashes.isEmpty()) {
                    origin.put("hashes", hashes);
                    Map.Entry<String, String> first = hashes.entrySet().iterator().next();
                    origin.put("hash", first.getKey() + "=" + first.getValue());
                }
                tree.put("archive_info", origin);
            }
            case DirectUrl.Directory(Optional<Boolean> editable) -> {
                editable.filter(it -> it).ifPresent(it -> origin.put("editable", it));
                tree.put("dir_info", origin);
            }
        }
        url.subdirectory().ifPresent(it -> tree.put("subdirectory", it));
        return tree;
    }
}

package dev.wardian.standards.metadata;

import dev.wardian.standards.internal.tree.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where an installed distribution was taken from if it was not found by name and version: the
/// contents of `direct_url.json` (PEP 610). Immutable.
///
/// @param url as given; [#toMap] leaves out secrets
public record DirectUrl(String url, Origin origin, Optional<String> subdirectory) {

    /// What kind of place the URL names.
    public sealed interface Origin {}

    /// A commit in a version control system; `vcs` is open: `git`, `hg`, `bzr`, `svn` and others.
    public record Vcs(String vcs, String commitId, Optional<String> requestedRevision)
            implements Origin {}

    /// An archive, with the digests that are known by the name of their algorithm.
    public record Archive(Map<String, String> hashes) implements Origin {
        public Archive {
            hashes = Collections.unmodifiableMap(new LinkedHashMap<>(hashes));
        }
    }

    /// A folder of this machine; what is not said about `editable` is not editable.
    public record Directory(Optional<Boolean> editable) implements Origin {}

    /// A source without subdirectory.
    public static DirectUrl of(String url, Origin origin) {
        return new DirectUrl(url, origin, Optional.empty());
    }

    /// The source in the tree of a JSON parser; a `StructureException` says where it is not what
    /// PEP 610 asks for.
    public static DirectUrl from(Map<String, ?> tree) {
        Table root = Table.root(tree);
        String url = root.requiredText("url");
        List<Origin> origins = new ArrayList<>(1);
        root.table("archive_info").map(DirectUrl::archive).ifPresent(origins::add);
        root.table("vcs_info").map(DirectUrl::vcs).ifPresent(origins::add);
        root.table("dir_info").map(DirectUrl::directory).ifPresent(origins::add);
        Optional<String> subdirectory = root.text("subdirectory");
        if (origins.size() != 1) {
            throw root.fault("expected exactly one of `vcs_info`, `archive_info` and `dir_info`");
        }
        if (origins.getFirst() instanceof Directory && !UrlText.isAbsoluteFile(url)) {
            throw root.fault("url", "expected an absolute `file:` URL beside `dir_info`");
        }
        return new DirectUrl(url, origins.getFirst(), subdirectory);
    }

    private static Origin vcs(Table table) {
        return new Vcs(
                table.requiredText("vcs"),
                table.requiredText("commit_id"),
                table.text("requested_revision"));
    }

    private static Origin directory(Table table) {
        return new Directory(table.truth("editable"));
    }

    private static Origin archive(Table table) {
        Optional<Map<String, String>> hashes = table.texts("hashes");
        Optional<String> legacy = table.text("hash");
        if (legacy.isEmpty()) {
            return new Archive(hashes.orElse(Map.of()));
        }
        int equals = legacy.get().indexOf('=');
        if (equals < 0) {
            throw table.fault("hash", "expected `algorithm=digest`, not `" + legacy.get() + "`");
        }
        String algorithm = legacy.get().substring(0, equals);
        String digest = legacy.get().substring(equals + 1);
        if (hashes.isEmpty()) {
            return new Archive(Map.of(algorithm, digest));
        }
        if (!hashes.get().containsKey(algorithm)) {
            throw table.fault("hashes", "`" + algorithm + "` of `hash` is missing");
        }
        if (!digest.equals(hashes.get().get(algorithm))) {
            throw table.fault("hash", "differs from `" + algorithm + "` in `hashes`");
        }
        return new Archive(hashes.get());
    }

    /// The source as a tree for a JSON writer. User names and passwords are left out of the URL,
    /// but for `git` and for references to environment variables, as PEP 610 has it.
    public Map<String, Object> toMap() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("url", UrlText.withoutSecrets(url));
        Map<String, Object> info = new LinkedHashMap<>();
        switch (origin) {
            case Archive archive -> {
                tree.put("archive_info", info);
                if (!archive.hashes().isEmpty()) {
                    info.put("hashes", archive.hashes());
                }
            }
            case Vcs vcs -> {
                tree.put("vcs_info", info);
                info.put("vcs", vcs.vcs());
                info.put("commit_id", vcs.commitId());
                vcs.requestedRevision().ifPresent(name -> info.put("requested_revision", name));
            }
            case Directory directory -> {
                tree.put("dir_info", info);
                directory.editable().ifPresent(editable -> info.put("editable", editable));
            }
        }
        subdirectory.ifPresent(folder -> tree.put("subdirectory", folder));
        return tree;
    }
}

package dev.wardian.python.internal.environment;

import dev.wardian.python.internal.json.JsonText;
import dev.wardian.standards.SyntaxException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A `direct_url.json` as far as listing needs it (PEP 610); what is malformed reads as absent,
/// which is how pip takes it.
public final class DirectUrlFile {
    private final Map<String, Object> members;
    private final String url;

    private DirectUrlFile(Map<String, Object> members, String url) {
        this.members = members;
        this.url = url;
    }

    /// Reads the text of the file.
    public static Optional<DirectUrlFile> parse(String text) {
        try {
            Map<String, Object> members = table(JsonText.parse(text));
            String url = text(members, "url");
            int kinds = 0;
            for (String kind : new String[] {"vcs_info", "archive_info", "dir_info"}) {
                kinds += members.get(kind) instanceof Map<?, ?> ? 1 : 0;
            }
            return url.isEmpty() || kinds != 1
                    ? Optional.empty()
                    : Optional.of(new DirectUrlFile(members, url));
        } catch (SyntaxException malformed) {
            return Optional.empty();
        }
    }

    /// All members as they stand.
    public Map<String, Object> members() {
        return members;
    }

    /// The folder of an editable install.
    public Optional<Path> editable() {
        boolean editable = Boolean.TRUE.equals(part("dir_info").get("editable"));
        return editable && url.startsWith("file:")
                ? Optional.of(Path.of(URI.create(url)))
                : Optional.empty();
    }

    /// The requirement that asks for exactly this again.
    public String requirement(String name) {
        Map<String, Object> vcs = part("vcs_info");
        StringBuilder text = new StringBuilder(name).append(" @ ");
        StringBuilder fragment = new StringBuilder();
        if (!vcs.isEmpty()) {
            text.append(text(vcs, "vcs")).append('+').append(url);
            text.append('@').append(text(vcs, "commit_id"));
        } else {
            text.append(url);
            firstHash().ifPresent(fragment::append);
        }
        String subfolder = text(members, "subdirectory");
        if (!subfolder.isEmpty()) {
            fragment.append(fragment.isEmpty() ? "" : "&").append("subdirectory=");
            fragment.append(subfolder);
        }
        return fragment.isEmpty() ? text.toString() : text + "#" + fragment;
    }

    private Optional<String> firstHash() {
        Map<String, Object> archive = part("archive_info");
        for (Map.Entry<String, Object> hash : table(archive.get("hashes")).entrySet()) {
            return Optional.of(hash.getKey() + "=" + hash.getValue());
        }
        String older = text(archive, "hash");
        return older.isEmpty() ? Optional.empty() : Optional.of(older);
    }

    private Map<String, Object> part(String name) {
        return table(members.get(name));
    }

    private static Map<String, Object> table(@Nullable Object value) {
        Map<String, Object> table = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, member) -> table.put(String.valueOf(key), member));
        }
        return table;
    }

    private static String text(Map<String, Object> table, String name) {
        return table.get(name) instanceof String text ? text : "";
    }
}

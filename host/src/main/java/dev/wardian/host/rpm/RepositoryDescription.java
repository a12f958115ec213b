package dev.wardian.host.rpm;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// What `repomd.xml` says of a repository's indexes: where each lies, and what its contents must
/// be.
///
/// @param indexes by their type: `primary`, `filelists`
public record RepositoryDescription(Map<String, Index> indexes) {
    private static final Set<String> ALGORITHMS = Set.of("sha256", "sha384", "sha512");

    public RepositoryDescription {
        indexes = Map.copyOf(indexes);
    }

    /// What a file must hold.
    ///
    /// @param size in bytes, where it is said
    public record Content(String algorithm, String digest, Optional<Long> size) {
        @Override
        public String toString() {
            return algorithm + ":" + digest + size.map(it -> ", " + it + " bytes").orElse("");
        }
    }

    /// One index.
    ///
    /// @param path below the repository's address
    /// @param packed as it lies there
    /// @param plain when it is expanded
    public record Index(String path, Content packed, Content plain) {}

    /// The index of a type.
    public Optional<Index> index(String type) {
        return Optional.ofNullable(indexes.get(type));
    }

    /// Reads it. What is described by digests that nobody relies on any longer is left out.
    ///
    /// @throws IllegalArgumentException where it is damaged
    public static RepositoryDescription parse(byte[] text) {
        var xml = new XmlScan(text);
        var indexes = new HashMap<String, Index>();
        var type = "";
        var values = new HashMap<String, String>();
        while (xml.next()) {
            if (xml.begins("data")) {
                type = xml.attribute("type");
                values.clear();
            } else if (xml.begins("location")) {
                values.put("location", xml.attribute("href"));
            } else if (xml.begins("checksum") || xml.begins("open-checksum")) {
                values.put(xml.name() + "-type", xml.attribute("type"));
            } else if (xml.ends("data")) {
                index(values).ifPresent(add(type, indexes));
            } else if (xml.ends(xml.name()) && !xml.name().equals("location")) {
                values.put(xml.name(), xml.content().strip());
            }
        }
        if (indexes.isEmpty()) {
            throw new IllegalArgumentException("it describes no index");
        }
        return new RepositoryDescription(indexes);
    }

    private static Consumer<Index> add(String type, Map<String, Index> all) {
        return index -> all.put(type, index);
    }

    private static Optional<Index> index(Map<String, String> values) {
        var path = values.getOrDefault("location", "");
        var packed = content("checksum", "size", values);
        if (path.isEmpty() || path.contains("..") || path.startsWith("/") || packed.isEmpty()) {
            return Optional.empty();
        }
        var plain =
                values.containsKey("open-checksum")
                        ? content("open-checksum", "open-size", values)
                        : packed;
        return plain.map(it -> new Index(path, packed.get(), it));
    }

    private static Optional<Content> content(
            String checksum, String size, Map<String, String> values) {
        var algorithm = values.getOrDefault(checksum + "-type", "");
        var digest = values.getOrDefault(checksum, "");
        return ALGORITHMS.contains(algorithm) && digest.matches("[0-9a-f]{64,128}")
                ? Optional.of(
                        new Content(
                                algorithm,
                                digest,
                                Optional.ofNullable(values.get(size)).map(RpmVersion::number)))
                : Optional.empty();
    }

    /// The addresses in a list of mirrors: lines, or a metalink's `url` elements.
    public static List<String> mirrors(String list) {
        var bases = new ArrayList<String>();
        if (list.stripLeading().startsWith("<")) {
            var xml = new XmlScan(list.getBytes(StandardCharsets.UTF_8));
            while (xml.next()) {
                if (xml.ends("url") && xml.content().strip().matches("https?://.*repomd\\.xml")) {
                    bases.add(xml.content().strip().replaceFirst("repodata/repomd\\.xml$", ""));
                }
            }
        } else {
            for (var line : list.lines().toList()) {
                if (line.strip().matches("(https?|file):.*")) {
                    bases.add(line.strip().endsWith("/") ? line.strip() : line.strip() + "/");
                }
            }
        }
        return bases;
    }
}

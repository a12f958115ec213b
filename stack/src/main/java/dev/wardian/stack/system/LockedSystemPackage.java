package dev.wardian.stack.system;

import dev.wardian.host.resolve.Candidate;
import dev.wardian.host.resolve.Relation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// One package of the distribution in a lock.
///
/// @param architecture which machines it is for; `all` for any
/// @param path where its file lies below the address of a repository
/// @param size in bytes
/// @param sha256 the digest of its file
/// @param relations what it says of others, by the names of Debian's fields: `Depends`, `Provides`,
///     `Multi-Arch`
public record LockedSystemPackage(
        String name,
        String version,
        String architecture,
        String path,
        long size,
        String sha256,
        Map<String, String> relations) {
    static final List<String> RELATIONS = List.of("Depends", "Provides", "Multi-Arch");

    public LockedSystemPackage {
        relations = Map.copyOf(relations);
    }

    /// The package that comes, whose file is known.
    public static LockedSystemPackage of(Candidate one, Candidate.PackageFile file) {
        var relations = new LinkedHashMap<String, String>();
        var depends = one.depends().stream().map(Relation::text).collect(Collectors.joining(", "));
        var provides =
                one.provides().stream().map(Relation::toString).collect(Collectors.joining(", "));
        put(relations, "Depends", depends);
        put(relations, "Provides", provides);
        put(relations, "Multi-Arch", one.multiArch().equals("no") ? "" : one.multiArch());
        return new LockedSystemPackage(
                one.name(),
                one.version().toString(),
                one.about().architecture(),
                file.path(),
                file.size(),
                file.sha256(),
                relations);
    }

    private static void put(Map<String, String> relations, String field, String value) {
        if (!value.isEmpty()) {
            relations.put(field, value);
        }
    }

    /// As an index of a repository describes it.
    String stanza() {
        var text = new StringBuilder();
        text.append("Package: ").append(name).append('\n');
        text.append("Version: ").append(version).append('\n');
        text.append("Architecture: ").append(architecture).append('\n');
        for (var field : RELATIONS) {
            if (relations.containsKey(field)) {
                text.append(field).append(": ").append(relations.get(field)).append('\n');
            }
        }
        text.append("Filename: ").append(path).append('\n');
        text.append("Size: ").append(size).append('\n');
        text.append("SHA256: ").append(sha256).append("\n\n");
        return text.toString();
    }

    @Override
    public String toString() {
        return name + " " + version;
    }
}

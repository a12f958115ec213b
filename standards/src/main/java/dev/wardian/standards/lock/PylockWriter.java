package dev.wardian.standards.lock;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Writes the tree of a lock file, without the keys that have nothing to say.
final class PylockWriter {
    private PylockWriter() {}

    static Map<String, Object> write(Pylock lock) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("lock-version", lock.lockVersion().toString());
        lock.environments().ifPresent(markers -> tree.put("environments", texts(markers)));
        put(tree, "requires-python", lock.requiresPython());
        putAll(tree, "extras", texts(lock.extras()));
        putAll(tree, "dependency-groups", texts(lock.dependencyGroups()));
        putAll(tree, "default-groups", texts(lock.defaultGroups()));
        tree.put("created-by", lock.createdBy());
        List<Map<String, Object>> packages = new ArrayList<>();
        for (LockedPackage entry : lock.packages()) {
            packages.add(entry(entry));
        }
        tree.put("packages", packages);
        if (!lock.tool().isEmpty()) {
            tree.put("tool", lock.tool());
        }
        return tree;
    }

    private static Map<String, Object> entry(LockedPackage entry) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", entry.name().toString());
        put(tree, "version", entry.version());
        put(tree, "marker", entry.marker());
        put(tree, "requires-python", entry.requiresPython());
        putAll(tree, "dependencies", entry.dependencies());
        switch (entry.source()) {
            case LockedSource.Vcs vcs -> tree.put("vcs", vcs(vcs));
            case LockedSource.Directory directory -> tree.put("directory", directory(directory));
            case LockedSource.Archive archive -> tree.put("archive", archive(archive));
            case LockedSource.Distributions _ -> {
                // behind the index, as in the standard
            }
        }
        put(tree, "index", entry.index());
        if (entry.source() instanceof LockedSource.Distributions distributions) {
            distributions.sdist().ifPresent(sdist -> tree.put("sdist", file(sdist.name(), sdist)));
            List<Map<String, Object>> wheels = new ArrayList<>();
            for (LockedArtifact.Wheel wheel : distributions.wheels()) {
                wheels.add(file(wheel.name(), wheel));
            }
            putAll(tree, "wheels", wheels);
        }
        putAll(tree, "attestation-identities", entry.attestationIdentities());
        if (!entry.tool().isEmpty()) {
            tree.put("tool", entry.tool());
        }
        return tree;
    }

    private static Map<String, Object> vcs(LockedSource.Vcs vcs) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("type", vcs.type());
        put(tree, "url", vcs.url());
        put(tree, "path", vcs.path());
        put(tree, "requested-revision", vcs.requestedRevision());
        tree.put("commit-id", vcs.commitId());
        put(tree, "subdirectory", vcs.subdirectory());
        return tree;
    }

    private static Map<String, Object> directory(LockedSource.Directory directory) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("path", directory.path());
        directory.editable().ifPresent(editable -> tree.put("editable", editable));
        put(tree, "subdirectory", directory.subdirectory());
        return tree;
    }

    private static Map<String, Object> archive(LockedSource.Archive archive) {
        Map<String, Object> tree = new LinkedHashMap<>();
        put(tree, "url", archive.url());
        put(tree, "path", archive.path());
        put(tree, archive.size());
        put(tree, archive.uploadTime());
        tree.put("hashes", archive.hashes());
        put(tree, "subdirectory", archive.subdirectory());
        return tree;
    }

    private static Map<String, Object> file(Optional<String> name, LockedFile file) {
        Map<String, Object> tree = new LinkedHashMap<>();
        put(tree, "name", name);
        put(tree, file.uploadTime());
        put(tree, "url", file.url());
        put(tree, "path", file.path());
        put(tree, file.size());
        tree.put("hashes", file.hashes());
        return tree;
    }

    private static void put(Map<String, Object> tree, String key, Optional<?> value) {
        value.ifPresent(present -> tree.put(key, present.toString()));
    }

    private static void put(Map<String, Object> tree, OptionalLong size) {
        size.ifPresent(bytes -> tree.put("size", bytes));
    }

    private static void put(Map<String, Object> tree, Optional<Instant> uploadTime) {
        uploadTime.ifPresent(time -> tree.put("upload-time", time.atOffset(ZoneOffset.UTC)));
    }

    private static void putAll(Map<String, Object> tree, String key, List<?> values) {
        if (!values.isEmpty()) {
            tree.put(key, values);
        }
    }

    private static List<String> texts(List<?> values) {
        List<String> texts = new ArrayList<>(values.size());
        for (Object value : values) {
            texts.add(value.toString());
        }
        return texts;
    }
}

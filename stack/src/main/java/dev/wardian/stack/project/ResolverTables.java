package dev.wardian.stack.project;

import dev.wardian.standards.StructureException;
import dev.wardian.standards.name.PackageName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads a [ResolverConfiguration] out of the tables that may hold its keys; the first that has a
/// key counts.
record ResolverTables(Map<String, Object> own, Map<String, Object> uv) {

    ResolverConfiguration read() {
        return new ResolverConfiguration(
                text("index-url"),
                texts("extra-index-url"),
                texts("find-links"),
                isTrue("no-index"),
                text("index-strategy"),
                texts("allow-insecure-host"),
                text("resolution"),
                text("prerelease"),
                byPackage("prerelease-package"),
                text("fork-strategy"),
                packages("no-build"),
                packages("no-binary"),
                isTrue("no-build-isolation"));
    }

    private Optional<Object> value(String key) {
        return Optional.ofNullable(own.getOrDefault(key, uv.get(key)));
    }

    private boolean isTrue(String key) {
        return value(key).map(it -> bool(it, key)).orElse(false);
    }

    private static boolean bool(Object value, String key) {
        if (value instanceof Boolean truth) {
            return truth;
        }
        throw new StructureException(key, "this is neither `true` nor `false`");
    }

    private Optional<String> text(String key) {
        return value(key).map(it -> text(it, key));
    }

    private static String text(Object value, String key) {
        if (value instanceof String text) {
            return text;
        }
        throw new StructureException(key, "this is no text");
    }

    private List<String> texts(String key) {
        var found = new ArrayList<String>();
        var value = value(key).orElse(List.of());
        if (!(value instanceof List<?> list)) {
            throw new StructureException(key, "this is no list");
        }
        for (var one : list) {
            found.add(text(one, key));
        }
        return found;
    }

    /// All packages where a key is true, and those that the key for single ones lists.
    private List<String> packages(String key) {
        var named = texts(key + "-package");
        if (!isTrue(key)) {
            return named;
        }
        var all = new ArrayList<>(named);
        all.add(ResolverConfiguration.ALL);
        return all;
    }

    private Map<PackageName, String> byPackage(String key) {
        var found = new LinkedHashMap<PackageName, String>();
        var value = value(key).orElse(Map.of());
        if (!(value instanceof Map<?, ?> table)) {
            throw new StructureException(key, "this is no table");
        }
        table.forEach(
                (name, mode) ->
                        found.put(
                                PackageName.tryOf(String.valueOf(name))
                                        .orElseThrow(
                                                () ->
                                                        new StructureException(
                                                                key,
                                                                "`"
                                                                        + name
                                                                        + "` is no package"
                                                                        + " name")),
                                text(mode, key + "." + name)));
        return found;
    }
}

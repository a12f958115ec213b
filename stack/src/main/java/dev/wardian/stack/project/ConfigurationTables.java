package dev.wardian.stack.project;

import dev.wardian.stack.project.PackageOrigin.Condition;
import dev.wardian.stack.project.ProjectConfiguration.ExtraDependency;
import dev.wardian.standards.StructureException;
import dev.wardian.standards.name.PackageName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/// Reads a [ProjectConfiguration] out of `[tool.wardian]` and `[tool.uv]`; the first that has a key
/// counts.
final class ConfigurationTables {

    private final Map<String, Object> own;
    private final Map<String, Object> uv;

    ConfigurationTables(Map<String, Object> tree) {
        var tool = table(tree.getOrDefault("tool", Map.of()), "tool");
        own = table(tool.getOrDefault("wardian", Map.of()), "tool.wardian");
        uv = table(tool.getOrDefault("uv", Map.of()), "tool.uv");
    }

    private ConfigurationTables(Map<String, Object> own, Map<String, Object> uv) {
        this.own = own;
        this.uv = uv;
    }

    /// Those of a file that is configuration and nothing else (`uv.toml`), which may not say what a
    /// project says of itself.
    static ConfigurationTables ofFile(Map<String, Object> tree) {
        for (var key : List.of("sources", "workspace", "conflicts")) {
            if (tree.containsKey(key)) {
                throw new StructureException(key, "only a `pyproject.toml` may say this");
            }
        }
        return new ConfigurationTables(Map.of(), tree);
    }

    ProjectConfiguration read() {
        return new ProjectConfiguration(
                indexes(),
                byPackage("sources", this::origins),
                workspace("members"),
                workspace("exclude"),
                strings("constraint-dependencies"),
                strings("override-dependencies"),
                strings("exclude-dependencies"),
                strings("build-constraint-dependencies"),
                value("exclude-newer").map(found -> string(found, "exclude-newer")),
                byPackage("exclude-newer-package", ConfigurationTables::limit),
                strings("no-build-isolation-package").stream()
                        .map(text -> name(text, "no-build-isolation-package"))
                        .toList(),
                byPackage("extra-build-dependencies", ConfigurationTables::extra),
                byPackage("extra-build-variables", ConfigurationTables::variables),
                own.containsKey("corrections") ? strings("corrections") : List.of(),
                systemPackages(),
                text(own, "max-unpacked-size"),
                new ResolverTables(own, uv).read(),
                table(value("pip").orElse(Map.of()), "pip"),
                options(),
                UvKeys.unread(uv));
    }

    /// The keys that are options of commands.
    private Map<String, Object> options() {
        var found = new LinkedHashMap<String, Object>();
        for (var key : UvKeys.OPTIONS) {
            value(key).ifPresent(it -> found.put(key, it));
        }
        return found;
    }

    private Optional<Object> value(String key) {
        return Optional.ofNullable(own.getOrDefault(key, uv.get(key)));
    }

    private List<DeclaredIndex> indexes() {
        var found = new ArrayList<DeclaredIndex>();
        for (var entry : list(value("index").orElse(List.of()), "index")) {
            var index = table(entry, "index");
            var url = index.get("url");
            if (url == null) {
                throw new StructureException("index", "an entry has no `url`");
            }
            found.add(
                    new DeclaredIndex(
                            text(index, "name").orElse(""),
                            string(url, "index.url"),
                            isTrue(index, "explicit"),
                            isTrue(index, "default")));
        }
        return found;
    }

    private List<String> systemPackages() {
        var packages = new ArrayList<String>();
        var system = table(own.getOrDefault("system", Map.of()), "system");
        for (var entry : list(system.getOrDefault("packages", List.of()), "system.packages")) {
            packages.add(string(entry, "system.packages"));
        }
        return packages;
    }

    private List<String> workspace(String key) {
        var members = new ArrayList<String>();
        var workspace = table(value("workspace").orElse(Map.of()), "workspace");
        for (var entry : list(workspace.getOrDefault(key, List.of()), "workspace." + key)) {
            members.add(string(entry, "workspace." + key));
        }
        return members;
    }

    private List<PackageOrigin> origins(Object value, String key) {
        var entries = value instanceof List<?> list ? list : List.of(value);
        var found = new ArrayList<PackageOrigin>();
        for (var entry : entries) {
            found.add(origin(table(entry, key), key));
        }
        if (found.size() > 1) {
            DisjointOrigins.check(found, key);
        }
        return found;
    }

    private static PackageOrigin origin(Map<String, Object> table, String key) {
        var when = new Condition(text(table, "marker"), text(table, "extra"), text(table, "group"));
        var inside = text(table, "subdirectory").map(it -> "#subdirectory=" + it).orElse("");
        if (table.containsKey("index")) {
            return new PackageOrigin.OfIndex(string(table.get("index"), key), when);
        }
        if (table.containsKey("git")) {
            var revision =
                    text(table, "rev").or(() -> text(table, "tag")).or(() -> text(table, "branch"));
            var git = string(table.get("git"), key);
            return new PackageOrigin.OfAddress(
                    (git.startsWith("git+") ? git : "git+" + git)
                            + revision.map(it -> "@" + it).orElse("")
                            + inside,
                    when);
        }
        if (table.containsKey("url")) {
            return new PackageOrigin.OfAddress(string(table.get("url"), key) + inside, when);
        }
        if (table.containsKey("path")) {
            return new PackageOrigin.OfPath(
                    string(table.get("path"), key), isTrue(table, "editable"), when);
        }
        if (isTrue(table, "workspace")) {
            return new PackageOrigin.OfWorkspace(when);
        }
        throw new StructureException(
                key, "there is no `index`, `git`, `url` or `path` to take it from");
    }

    private static String limit(Object value, String key) {
        return Boolean.FALSE.equals(value) ? "false" : string(value, key);
    }

    private static List<ExtraDependency> extra(Object value, String key) {
        var found = new ArrayList<ExtraDependency>();
        for (var entry : list(value, key)) {
            if (entry instanceof String text) {
                found.add(new ExtraDependency(text, false));
            } else {
                var table = table(entry, key);
                found.add(
                        new ExtraDependency(
                                string(table.getOrDefault("requirement", 0), key),
                                isTrue(table, "match-runtime")));
            }
        }
        return found;
    }

    private static Map<String, String> variables(Object value, String key) {
        var found = new LinkedHashMap<String, String>();
        table(value, key).forEach((name, text) -> found.put(name, string(text, key)));
        return found;
    }

    private <T> Map<PackageName, T> byPackage(String key, BiFunction<Object, String, T> reader) {
        var found = new LinkedHashMap<PackageName, T>();
        table(value(key).orElse(Map.of()), key)
                .forEach(
                        (name, value) ->
                                found.put(name(name, key), reader.apply(value, key + "." + name)));
        return found;
    }

    private List<String> strings(String key) {
        var found = new ArrayList<String>();
        for (var entry : list(value(key).orElse(List.of()), key)) {
            found.add(string(entry, key));
        }
        return found;
    }

    private static PackageName name(String text, String key) {
        return PackageName.tryOf(text)
                .orElseThrow(
                        () -> new StructureException(key, "`" + text + "` is no package name"));
    }

    private static Optional<String> text(Map<String, Object> table, String key) {
        return Optional.ofNullable(table.get(key)).map(value -> string(value, key));
    }

    private static boolean isTrue(Map<String, Object> table, String key) {
        return Boolean.TRUE.equals(table.get(key));
    }

    /// Text; TOML has dates of its own, which people write without quotes too.
    private static String string(Object value, String key) {
        if (value instanceof String || value instanceof java.time.temporal.Temporal) {
            return value.toString();
        }
        throw new StructureException(key, "this is no text");
    }

    private static List<?> list(Object value, String key) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new StructureException(key, "this is no list");
    }

    @SuppressWarnings("unchecked") // TOML keys are strings
    private static Map<String, Object> table(Object value, String key) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new StructureException(key, "this is no table");
    }
}

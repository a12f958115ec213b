package dev.wardian.stack.foreign;

import dev.wardian.stack.internal.toml.TomlText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Writes `Pipfile.lock`: JSON with sorted keys and four blanks of indent, with the digest of the
/// Pipfile that Pipenv compares.
final class PipenvLock {

    private PipenvLock() {}

    static String text(
            String pipfile,
            String index,
            Optional<String> python,
            Map<String, Map<String, Object>> main,
            Map<String, Map<String, Object>> develop) {
        var source =
                new TreeMap<String, Object>(
                        Map.of("name", "pypi", "url", index, "verify_ssl", true));
        var requires = new TreeMap<String, Object>();
        python.ifPresent(it -> requires.put("python_version", it));
        var meta = new TreeMap<String, Object>();
        meta.put("hash", Map.of("sha256", digest(pipfile, source, requires)));
        meta.put("pipfile-spec", 6);
        meta.put("requires", requires);
        meta.put("sources", List.of(source));
        var tree = new TreeMap<String, Object>();
        tree.put("_meta", meta);
        tree.put("default", new TreeMap<String, Object>(main));
        tree.put("develop", new TreeMap<String, Object>(develop));
        var out = new StringBuilder();
        PythonJson.write(tree, out, "\n", ": ", ",");
        return out.append('\n').toString();
    }

    /// As Pipenv makes it: of the Pipfile's tables as JSON without blanks.
    private static String digest(
            String pipfile, Map<String, Object> source, Map<String, Object> requires) {
        var tables = TomlText.parse(pipfile);
        var data = new TreeMap<String, Object>();
        data.put(
                "_meta",
                new TreeMap<String, Object>(
                        Map.of("sources", List.of(source), "requires", requires)));
        data.put("default", Tree.table(tables.get("packages")));
        data.put("develop", Tree.table(tables.get("dev-packages")));
        tables.forEach(
                (key, value) -> {
                    if (!List.of("source", "packages", "dev-packages", "requires").contains(key)) {
                        data.put(key, Tree.table(value));
                    }
                });
        return PythonJson.digest(data, ",", ":");
    }
}

package dev.wardian.stack.foreign;

import dev.wardian.stack.foreign.LockedProject.Chosen;
import dev.wardian.standards.lock.LockedSource;
import dev.wardian.standards.toml.TomlDocument;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Writes `Pipfile.lock`: JSON with sorted keys and four blanks of indent, with the digest of the
/// Pipfile that Pipenv compares, the one that [PipfileManifest] writes.
final class PipenvLock {
    private final LockedProject project;
    private final Losses losses;

    PipenvLock(LockedProject project, Losses losses) {
        this.project = project;
        this.losses = losses;
    }

    String text() {
        var main = entries(LockedProject.chosen(project.lock(), project.withoutGroups()));
        var develop = entries(project.chosen());
        develop.keySet().removeAll(main.keySet());
        var source =
                new TreeMap<String, Object>(
                        Map.of("name", "pypi", "url", project.index(), "verify_ssl", true));
        var requires = new TreeMap<String, Object>();
        PipfileManifest.pythonVersion(project.manifest())
                .ifPresent(it -> requires.put("python_version", it));
        var pipfile = new PipfileManifest(project, losses).text();
        var meta = new TreeMap<String, Object>();
        meta.put("hash", Map.of("sha256", digest(pipfile, source, requires)));
        meta.put("pipfile-spec", 6);
        meta.put("requires", requires);
        meta.put("sources", List.of(source));
        var tree = new TreeMap<String, Object>();
        tree.put("_meta", meta);
        tree.put("default", main);
        tree.put("develop", develop);
        var out = new StringBuilder();
        PythonJson.write(tree, out, "\n", ": ", ",");
        return out.append('\n').toString();
    }

    private Map<String, Object> entries(List<Chosen> packages) {
        var table = new TreeMap<String, Object>();
        for (var one : packages) {
            var name = one.locked().name().toString();
            if (!(one.locked().source() instanceof LockedSource.Distributions files)) {
                losses.add(
                        "`"
                                + name
                                + "` comes from a folder or an address; Pipenv finds it by the"
                                + " Pipfile");
            } else if (table.containsKey(name)) {
                losses.add(
                        "`"
                                + name
                                + "` has several versions for different environments; a"
                                + " Pipfile.lock holds one");
            } else {
                var entry = new TreeMap<String, Object>();
                entry.put("version", "==" + one.version());
                entry.put("hashes", PinnedRequirements.digests(files));
                one.marker().ifPresent(it -> entry.put("markers", it.toString()));
                table.put(name, entry);
            }
        }
        return table;
    }

    /// As Pipenv makes it: of the Pipfile's tables as JSON without blanks.
    private static String digest(
            String pipfile, Map<String, Object> source, Map<String, Object> requires) {
        var tables = TomlDocument.parse(pipfile).tree();
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

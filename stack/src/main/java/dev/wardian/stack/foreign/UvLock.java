package dev.wardian.stack.foreign;

import dev.wardian.stack.internal.toml.TomlEdit;
import dev.wardian.stack.workspace.Manifest;
import dev.wardian.stack.workspace.Section;
import dev.wardian.standards.lock.LockedFile;
import dev.wardian.standards.lock.LockedPackage;
import dev.wardian.standards.lock.LockedSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// Writes `uv.lock` (version 1): the project as one of the packages, and of each package whom it
/// leads to.
final class UvLock {
    private final Manifest manifest;
    private final LockGraph graph;
    private final UvRequirements requirements;
    private final String index;
    private final StringBuilder text = new StringBuilder();

    private UvLock(LockedProject project) {
        this.manifest = project.manifest();
        this.graph = project.graph();
        this.requirements = new UvRequirements(manifest);
        var index = project.index();
        this.index = index.endsWith("/") ? index.substring(0, index.length() - 1) : index;
    }

    static String text(LockedProject project, Losses losses) {
        if (project.manifest().requiresPython().isEmpty()) {
            losses.add("the project has no `requires-python`: uv takes that of its own Python");
        }
        project.tellAddresses("uv.lock", "uv lock", losses);
        return new UvLock(project).text();
    }

    private String text() {
        text.append("version = 1\nrevision = 3\n");
        manifest.requiresPython()
                .ifPresent(it -> text.append("requires-python = ").append(quoted(it)).append('\n'));
        forks();
        var all = new ArrayList<>(graph.packages());
        all.sort(
                Comparator.comparing(LockedPackage::name)
                        .thenComparing(it -> it.version().orElseThrow()));
        var own = manifest.name().orElseThrow();
        var written = false;
        for (var locked : all) {
            if (!written && locked.name().compareTo(own) > 0) {
                project();
                written = true;
            }
            locked(locked);
        }
        if (!written) {
            project();
        }
        return text.toString();
    }

    /// The environments that are told apart because a package has several versions.
    private void forks() {
        var markers = new TreeSet<String>();
        for (var locked : graph.packages()) {
            if (graph.isForked(locked.name())) {
                graph.marker(graph.place(locked)).ifPresent(markers::add);
            }
        }
        markers("resolution-markers", markers);
    }

    private void markers(String key, SortedSet<String> markers) {
        if (!markers.isEmpty()) {
            text.append(key).append(" = [\n");
            markers.forEach(it -> text.append("    ").append(quoted(it)).append(",\n"));
            text.append("]\n");
        }
    }

    private void locked(LockedPackage locked) {
        head(locked.name().toString(), version(locked), registry(locked));
        if (graph.isForked(locked.name())) {
            var own = new TreeSet<String>();
            graph.marker(graph.place(locked)).ifPresent(own::add);
            markers("resolution-markers", own);
        }
        dependencies("dependencies", graph.edges(locked, Optional.empty()));
        files(locked);
        var extras = graph.extras(locked);
        var lists = new ArrayList<Map.Entry<String, List<LockGraph.Edge>>>();
        for (var extra : extras) {
            var edges = graph.edges(locked, Optional.of(extra));
            if (!edges.isEmpty()) {
                lists.add(Map.entry(extra.toString(), edges));
            }
        }
        tables("optional-dependencies", lists);
    }

    private void head(String name, String version, String source) {
        text.append("\n[[package]]\nname = ").append(quoted(name));
        text.append("\nversion = ").append(quoted(version));
        text.append("\nsource = ").append(source).append('\n');
    }

    private String registry(LockedPackage locked) {
        var url = locked.index().map(requirements::registry).orElse(index);
        return "{ registry = " + quoted(url) + " }";
    }

    private static String version(LockedPackage locked) {
        return locked.version().map(Object::toString).orElse("");
    }

    private void dependencies(String key, List<LockGraph.Edge> edges) {
        if (edges.isEmpty()) {
            return;
        }
        text.append(key).append(" = [\n");
        edges.stream()
                .map(this::edge)
                .sorted()
                .distinct()
                .forEach(it -> text.append("    ").append(it).append(",\n"));
        text.append("]\n");
    }

    private String edge(LockGraph.Edge edge) {
        var parts = new ArrayList<String>();
        parts.add("name = " + quoted(edge.target().name().toString()));
        if (graph.isForked(edge.target().name())) {
            parts.add("version = " + quoted(version(edge.target())));
            parts.add("source = " + registry(edge.target()));
        }
        if (!edge.extras().isEmpty()) {
            parts.add("extra = " + UvRequirements.list(edge.extras()));
        }
        graph.marker(edge.when()).ifPresent(it -> parts.add("marker = " + quoted(it)));
        return "{ " + String.join(", ", parts) + " }";
    }

    private void tables(String title, List<Map.Entry<String, List<LockGraph.Edge>>> lists) {
        if (!lists.isEmpty()) {
            text.append("\n[package.").append(title).append("]\n");
            lists.forEach(it -> dependencies(it.getKey(), it.getValue()));
        }
    }

    private void files(LockedPackage locked) {
        if (!(locked.source() instanceof LockedSource.Distributions files)) {
            return;
        }
        files.sdist().ifPresent(it -> text.append("sdist = ").append(file(it)).append('\n'));
        if (!files.wheels().isEmpty()) {
            text.append("wheels = [\n");
            files.wheels().forEach(it -> text.append("    ").append(file(it)).append(",\n"));
            text.append("]\n");
        }
    }

    private static String file(LockedFile file) {
        var parts = new ArrayList<String>();
        file.url().ifPresent(it -> parts.add("url = " + quoted(it)));
        file.url()
                .or(file::path)
                .filter(_ -> file.url().isEmpty())
                .ifPresent(it -> parts.add("path = " + quoted(it)));
        Optional.ofNullable(file.hashes().get("sha256"))
                .ifPresent(it -> parts.add("hash = " + quoted("sha256:" + it)));
        file.size().ifPresent(it -> parts.add("size = " + it));
        file.uploadTime().ifPresent(it -> parts.add("upload-time = " + quoted(it.toString())));
        return "{ " + String.join(", ", parts) + " }";
    }

    private void project() {
        head(
                manifest.name().orElseThrow().toString(),
                manifest.version().orElse("0"),
                manifest.isPackage() ? "{ editable = \".\" }" : "{ virtual = \".\" }");
        dependencies("dependencies", graph.edges(Section.main()));
        var extras = new ArrayList<Map.Entry<String, List<LockGraph.Edge>>>();
        for (var extra : manifest.extras()) {
            extras.add(Map.entry(extra.toString(), graph.edges(new Section.Extra(extra))));
        }
        extras.sort(Map.Entry.comparingByKey());
        tables("optional-dependencies", extras);
        var groups = new ArrayList<Map.Entry<String, List<LockGraph.Edge>>>();
        for (var group : manifest.groups()) {
            groups.add(Map.entry(group.toString(), graph.edges(new Section.Group(group))));
        }
        groups.sort(Map.Entry.comparingByKey());
        tables("dev-dependencies", groups);
        asked();
    }

    /// What the project file asks for, which uv compares with it.
    private void asked() {
        text.append("\n[package.metadata]\n");
        var asked = new ArrayList<String>();
        graph.declared(Section.main())
                .forEach(
                        it ->
                                asked.addAll(
                                        requirements.of(it, Optional.empty(), Optional.empty())));
        for (var extra : manifest.extras()) {
            graph.declared(new Section.Extra(extra))
                    .forEach(
                            it ->
                                    asked.addAll(
                                            requirements.of(
                                                    it,
                                                    Optional.of(extra.toString()),
                                                    Optional.empty())));
        }
        items("requires-dist", asked);
        if (!manifest.extras().isEmpty()) {
            text.append("provides-extras = ")
                    .append(UvRequirements.list(manifest.extras()))
                    .append('\n');
        }
        if (!manifest.groups().isEmpty()) {
            text.append("\n[package.metadata.requires-dev]\n");
            for (var group : manifest.groups()) {
                var needs = new ArrayList<String>();
                graph.requirements(new Section.Group(group))
                        .forEach(
                                it ->
                                        needs.addAll(
                                                requirements.of(
                                                        it,
                                                        Optional.empty(),
                                                        Optional.of(group.toString()))));
                items(group.toString(), needs);
            }
        }
    }

    private void items(String key, List<String> items) {
        if (items.isEmpty()) {
            text.append(key).append(" = []\n");
            return;
        }
        text.append(key).append(" = [\n");
        items.stream().sorted().forEach(it -> text.append("    ").append(it).append(",\n"));
        text.append("]\n");
    }

    private static String quoted(String text) {
        return TomlEdit.quoted(text);
    }
}

package dev.wardian.stack.foreign;

import static dev.wardian.stack.foreign.CarriedConda.quoted;

import dev.wardian.stack.foreign.CondaPlatforms.Placed;
import java.util.LinkedHashMap;

/// Writes `pixi.lock` (version 6) with what comes from the index: one environment, its files on
/// each platform, and what the metadata of each file says.
final class PixiLock {
    private static final String NAME = "pixi.lock";

    private final LockedProject project;
    private final Losses losses;
    private final LockGraph graph;
    private final StringBuilder text = new StringBuilder();

    PixiLock(LockedProject project, Losses losses) {
        this.project = project;
        this.losses = losses;
        this.graph = project.graph();
    }

    String text() {
        var conda = CarriedConda.of(project.manifest());
        conda.tell(NAME, "pixi lock", losses);
        losses.add("environments: extras and groups that are chosen are written as `default`");
        var platforms = new CondaPlatforms(project, losses).all();
        text.append("version: 6\nenvironments:\n  default:\n    channels:\n");
        conda.channels().forEach(it -> text.append("    - url: ").append(quoted(it)).append('\n'));
        text.append("    indexes:\n    - ").append(quoted(project.index())).append('\n');
        text.append("    packages:\n");
        var files = new LinkedHashMap<String, Placed>();
        for (var platform : platforms) {
            text.append("      ").append(platform.name()).append(':');
            text.append(platform.packages().isEmpty() ? " []\n" : "\n");
            for (var one : platform.packages()) {
                text.append("      - pypi: ").append(quoted(one.url())).append('\n');
                files.put(one.url(), one);
            }
        }
        text.append(files.isEmpty() ? "packages: []\n" : "packages:\n");
        files.values().forEach(this::file);
        return text.toString();
    }

    private void file(Placed placed) {
        var locked = placed.locked();
        text.append("- pypi: ").append(quoted(placed.url()));
        text.append("\n  name: ").append(quoted(locked.name().toString()));
        text.append("\n  version: ")
                .append(quoted(locked.version().map(Object::toString).orElse("")));
        text.append("\n  sha256: ").append(quoted(placed.sha256())).append('\n');
        if (graph.packages().contains(locked)) {
            var facts = graph.metadata(locked);
            if (!facts.requiresDist().isEmpty()) {
                text.append("  requires_dist:\n");
                facts.requiresDist()
                        .forEach(
                                it ->
                                        text.append("  - ")
                                                .append(quoted(it.toString()))
                                                .append('\n'));
            }
            facts.requiresPython()
                    .ifPresent(
                            it ->
                                    text.append("  requires_python: ")
                                            .append(quoted(it.asWritten()))
                                            .append('\n'));
        }
    }
}

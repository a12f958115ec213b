package dev.wardian.cli.command;

import dev.wardian.stack.Plan;
import dev.wardian.stack.file.SafeFile;
import dev.wardian.stack.inspect.Arriving;
import dev.wardian.standards.metadata.CoreMetadata;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What `pip install --report` writes (version 1 of its form): each package with where it comes
/// from, and the markers of the environment. Of the metadata it has what a resolution reads: names,
/// versions, requirements, extras.
final class PipReport {
    private final Session session;
    private final Map<String, Object> tree;

    private PipReport(Session session, Map<String, Object> tree) {
        this.session = session;
        this.tree = tree;
    }

    /// Of a plan, before it is carried out.
    static PipReport of(Session session, Plan plan) {
        var wardian = session.wardian();
        var tree = new LinkedHashMap<String, Object>();
        tree.put("version", "1");
        tree.put("pip_version", PipInspectCommand.PIP_VERSION);
        var all = new ArrayList<Map<String, Object>>();
        wardian.inspector().arriving(plan).forEach(it -> all.add(row(it)));
        tree.put("install", all);
        tree.put(
                "environment",
                PipInspectCommand.markers(wardian.inspector().inspect(plan.environment())));
        return new PipReport(session, tree);
    }

    private static Map<String, Object> row(Arriving one) {
        var row = new LinkedHashMap<String, Object>();
        row.put("download_info", one.direct().orElseGet(() -> ofIndex(one)));
        row.put("is_direct", one.direct().isPresent());
        row.put("is_yanked", one.yanked());
        row.put("requested", one.requested());
        row.put("metadata", metadata(one.metadata()));
        return row;
    }

    private static Map<String, Object> ofIndex(Arriving one) {
        var archive = new LinkedHashMap<String, Object>();
        var sha256 = one.hashes().getOrDefault("sha256", "");
        if (!sha256.isEmpty()) {
            archive.put("hash", "sha256=" + sha256);
        }
        archive.put("hashes", one.hashes());
        var info = new LinkedHashMap<String, Object>();
        info.put("url", one.url());
        info.put("archive_info", archive);
        return info;
    }

    private static Map<String, Object> metadata(CoreMetadata metadata) {
        var row = new LinkedHashMap<String, Object>();
        row.put("metadata_version", metadata.metadataVersion());
        row.put("name", metadata.name().toString());
        row.put("version", metadata.version().toString());
        metadata.requiresPython().ifPresent(it -> row.put("requires_python", it.asWritten()));
        put(
                "requires_dist",
                metadata.requiresDist().stream().map(it -> it.asWritten()).toList(),
                row);
        put(
                "provides_extra",
                metadata.providesExtra().stream().map(Object::toString).toList(),
                row);
        return row;
    }

    private static void put(String key, List<String> values, Map<String, Object> row) {
        if (!values.isEmpty()) {
            row.put(key, values);
        }
    }

    /// @param file where to; `-` for an answer
    void write(String file) {
        var text = PipJson.indented(tree);
        if (file.equals("-")) {
            session.report().answerText(text + "\n");
        } else {
            SafeFile.write(session.workingFolder().resolve(file), text + "\n");
        }
    }
}

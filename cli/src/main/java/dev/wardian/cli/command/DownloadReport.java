package dev.wardian.cli.command;

import dev.wardian.cli.output.Amounts;
import dev.wardian.cli.output.JsonText;
import dev.wardian.stack.DownloadPlan;
import dev.wardian.stack.wheelhouse.Wheelhouse;
import dev.wardian.stack.wheelhouse.WheelhouseFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Tells what a download brought, or would bring.
final class DownloadReport {

    private final Session session;

    DownloadReport(Session session) {
        this.session = session;
    }

    void would(DownloadPlan plan) {
        session.endProgress();
        plan.warnings().forEach(session.report()::warning);
        var files = plan.files();
        if (session.json()) {
            session.report().answer(JsonText.of(tree(plan.where().folder(), files, true)));
            return;
        }
        session.report()
                .message(
                        "Would put %s into `%s`"
                                .formatted(
                                        Amounts.count(files.size(), "file"),
                                        session.shown(plan.where().folder())));
        lines(files);
    }

    void done(Wheelhouse wheelhouse) {
        session.endProgress();
        var report = session.report();
        wheelhouse.warnings().forEach(report::warning);
        if (session.json()) {
            var tree = tree(wheelhouse.folder(), wheelhouse.files(), false);
            tree.put("downloaded_files", wheelhouse.downloadedFiles());
            tree.put("downloaded_bytes", wheelhouse.downloadedBytes());
            tree.put("warnings", wheelhouse.warnings());
            report.answer(JsonText.of(tree));
            return;
        }
        var bytes = 0L;
        for (var file : wheelhouse.files()) {
            bytes += file.bytes().orElse(0);
        }
        var folder = session.shown(wheelhouse.folder());
        report.message(
                "Put %s (%s) into `%s` in %s, %s of them downloaded"
                        .formatted(
                                Amounts.count(wheelhouse.files().size(), "file"),
                                Amounts.bytes(bytes),
                                folder,
                                Amounts.duration(wheelhouse.milliseconds()),
                                wheelhouse.downloadedFiles()));
        lines(wheelhouse.files());
        report.message(
                "Install from it with: wardian install --no-index --find-links %s -r %s"
                        .formatted(folder, Path.of(folder).resolve(Wheelhouse.PINS)));
    }

    private void lines(List<WheelhouseFile> files) {
        var report = session.report();
        for (var file : files) {
            report.message(
                    report.colours().green(" + ")
                            + file.file()
                            + report.colours().dim(remark(file)));
        }
    }

    private static String remark(WheelhouseFile file) {
        var how =
                switch (file.source()) {
                    case DOWNLOAD -> "";
                    case LOCAL -> "";
                    case BUILD -> "built";
                    case PRESENT -> "was there";
                };
        var why = file.forBuilds() ? "to build sources" : "";
        return how.isEmpty() && why.isEmpty()
                ? ""
                : " (" + how + (how.isEmpty() || why.isEmpty() ? "" : ", ") + why + ")";
    }

    private static Map<String, Object> tree(Path folder, List<WheelhouseFile> files, boolean dry) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var file : files) {
            var row = new LinkedHashMap<String, Object>();
            row.put("name", file.name());
            row.put("version", file.version());
            row.put("file", file.file());
            row.put("source", file.source().name().toLowerCase(Locale.ROOT));
            row.put("sha256", file.sha256());
            row.put("bytes", file.bytes().isPresent() ? file.bytes().getAsLong() : null);
            row.put("targets", file.targets());
            row.put("for_builds", file.forBuilds());
            rows.add(row);
        }
        var tree = new LinkedHashMap<String, Object>();
        tree.put("solved", true);
        tree.put("dry_run", dry);
        tree.put("folder", folder);
        tree.put("files", rows);
        return tree;
    }
}

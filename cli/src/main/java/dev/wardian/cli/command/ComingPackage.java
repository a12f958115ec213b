package dev.wardian.cli.command;

import dev.wardian.cli.output.Amounts;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.JsonText;
import dev.wardian.host.resolve.SystemResolution;
import dev.wardian.host.rpm.RpmPackage;
import dev.wardian.host.rpm.RpmResolution;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A package of the system that would come, told in one way whoever packed it.
///
/// @param replaces the version in whose place it comes
/// @param obsoletes packages of other names in whose place it comes
record ComingPackage(
        String name,
        String version,
        String architecture,
        Optional<String> replaces,
        List<String> obsoletes,
        boolean requested,
        Optional<Content> file) {

    /// What there is to fetch.
    record Content(long bytes, String sha256) {}

    static ComingPackage of(SystemResolution.Change change) {
        var one = change.coming();
        return new ComingPackage(
                one.name(),
                one.version().toString(),
                one.about().architecture(),
                change.replaced().map(it -> it.version().toString()),
                List.of(),
                change.requested(),
                one.file().map(file -> new Content(file.size(), file.sha256())));
    }

    static ComingPackage of(RpmResolution.Change change) {
        var one = change.coming();
        return new ComingPackage(
                one.name(),
                one.version().toString(),
                one.architecture(),
                change.replaced().map(it -> it.version().toString()),
                change.obsoleted().stream().map(RpmPackage::name).toList(),
                change.requested(),
                one.file()
                        .map(
                                file ->
                                        new Content(
                                                one.size(),
                                                file.digest().replaceFirst("^sha256:", ""))));
    }

    /// Tells all that would come.
    static ExitCode tell(Session session, List<ComingPackage> coming) {
        var rows = new ArrayList<Map<String, Object>>();
        var bytes = 0L;
        for (var one : coming) {
            bytes += one.file.map(Content::bytes).orElse(0L);
            rows.add(one.row());
            if (!session.json()) {
                session.report().answer(one.line());
            }
        }
        if (session.json()) {
            session.report().answer(JsonText.of(rows));
        }
        session.report()
                .message(
                        coming.isEmpty()
                                ? "All of it is installed"
                                : "Would install "
                                        + Amounts.count(coming.size(), "package")
                                        + ", "
                                        + Amounts.bytes(bytes)
                                        + " to fetch");
        return ExitCode.SUCCESS;
    }

    private String line() {
        var from = replaces.map(it -> it + " -> ").orElse("");
        var place = obsoletes.isEmpty() ? "" : " (for " + String.join(", ", obsoletes) + ")";
        return " + " + name + " " + from + version + place;
    }

    /// As `--json` tells it.
    private Map<String, Object> row() {
        var row = new LinkedHashMap<String, Object>();
        row.put("name", name);
        row.put("version", version);
        row.put("architecture", architecture);
        row.put("replaces", replaces);
        row.put("obsoletes", obsoletes);
        row.put("requested", requested);
        file.ifPresent(
                it -> {
                    row.put("bytes", it.bytes());
                    row.put("sha256", it.sha256());
                });
        return row;
    }
}

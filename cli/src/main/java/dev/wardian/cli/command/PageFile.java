package dev.wardian.cli.command;

import dev.wardian.stack.file.SafeFile;

/// A page that somebody asked for with `--html FILE`.
final class PageFile {

    private PageFile() {}

    /// Writes it and says so.
    static void write(Session session, String name, String html) {
        var file = session.workingFolder().resolve(name);
        session.endProgress();
        SafeFile.write(file, html);
        session.report().message("Wrote `" + session.shown(file) + "`");
    }
}

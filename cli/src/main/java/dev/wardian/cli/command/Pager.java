package dev.wardian.cli.command;

import dev.wardian.cli.output.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/// Shows a long text: on a terminal through `PAGER` (`less`), else as it is.
final class Pager {

    /// The text is in a file, which goes with the reader. What fits on the screen is not paged.
    private static final String READ =
            "p=${PAGER-less}; command -v \"${p%% *}\" >/dev/null 2>&1 || p=cat; "
                    + "LESS=${LESS-FRX} $p <\"$0\"; rm -f \"$0\"";

    private Pager() {}

    static void show(Session session, List<String> lines) {
        if (!session.invocation().terminal().out()) {
            lines.forEach(session.report()::answer);
            return;
        }
        try {
            var file = Files.createTempFile("wardian-help-", ".txt");
            Files.write(file, lines);
            var command = List.of("/bin/sh", "-c", READ, file.toString());
            ProgramStart.become(
                    session, new Program(session.workingFolder(), command, Map.of(), List.of()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

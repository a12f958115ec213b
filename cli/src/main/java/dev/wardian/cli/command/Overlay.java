package dev.wardian.cli.command;

import dev.wardian.stack.environment.Environment;
import dev.wardian.stack.workspace.Asker;
import dev.wardian.stack.workspace.PreparedProject;
import dev.wardian.stack.workspace.ToolBox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Lays a few packages over an environment, which stays as it is: in an environment of their own,
/// which finds the other's packages behind its own.
final class Overlay {

    private static final String LINK = "_wardian_below.pth";

    private Overlay() {}

    static Environment over(Session session, Environment below, List<String> packages) {
        var python = Optional.of(below.python().toString());
        var project =
                PreparedProject.below(
                        session.cacheFolder().resolve("overlays"),
                        ToolBox.text("overlay", packages),
                        below.python().toString(),
                        new Asker.OfCommand());
        var above = ProjectWork.prepared(session, project, python);
        var library =
                Path.of(
                        "lib",
                        "python"
                                + below.pythonVersion().major()
                                + "."
                                + below.pythonVersion().minor(),
                        "site-packages");
        try {
            // `addsitedir` reads the other's .pth files too, those of editable projects among them
            Files.writeString(
                    above.root().resolve(library).resolve(LINK),
                    "import site; site.addsitedir("
                            + quoted(below.root().resolve(library).toString())
                            + ")\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return above;
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}

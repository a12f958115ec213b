package dev.wardian.cli.command;

import dev.wardian.stack.environment.Environment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What stands in an environment where pip would: `pip`, `python -m pip` and `pip.main` become
/// `wardian pip`, so that programs that call pip go on as they are. Installing pip replaces it.
final class PipShim {

    private static final String RUN =
            """
            import os
            import sys

            from pip import COMMAND

            os.execvp(COMMAND[0], COMMAND + sys.argv[1:])
            """;

    private PipShim() {}

    /// Writes it.
    static void into(Environment environment) {
        var command = command();
        try {
            var programs = Optional.ofNullable(environment.python().getParent()).orElseThrow();
            var script = script(command, environment.python());
            for (var name : List.of("pip", "pip3")) {
                var file = Files.writeString(programs.resolve(name), script);
                var _ = file.toFile().setExecutable(true, false);
            }
            var packages = sitePackages(environment.root()).resolve("pip");
            Files.createDirectories(packages.resolve("_internal"));
            var module = module(command);
            Files.writeString(packages.resolve("__init__.py"), module);
            Files.writeString(packages.resolve("__main__.py"), RUN);
            Files.writeString(packages.resolve("_internal/__init__.py"), "from pip import main\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String script(String command, Path python) {
        return """
        #!/bin/sh
        # stands in for pip (`wardian venv --pip-shim`)
        exec %s pip --python %s "$@"
        """
                .formatted(quoted(command), quoted(python.toString()));
    }

    private static String module(String command) {
        return """
        # Stands in for pip (`wardian venv --pip-shim`): all work is done by `wardian pip`.
        import subprocess
        import sys

        __version__ = "%s"
        COMMAND = ["%s", "pip", "--python", sys.executable]


        def main(args=None):
            return subprocess.call(COMMAND + list(sys.argv[1:] if args is None else args))
        """
                .formatted(
                        PipInspectCommand.PIP_VERSION,
                        command.replace("\\", "\\\\").replace("\"", "\\\""));
    }

    private static Path sitePackages(Path root) throws IOException {
        try (var below = Files.newDirectoryStream(root.resolve("lib"))) {
            for (var one : below) {
                if (Files.isDirectory(one.resolve("site-packages"))) {
                    return one.resolve("site-packages");
                }
            }
        }
        return root.resolve("Lib").resolve("site-packages");
    }

    /// The launcher beside the folder of our jars, else whatever the PATH has.
    private static String command() {
        var source = PipShim.class.getProtectionDomain().getCodeSource();
        if (source != null && source.getLocation().getPath().endsWith(".jar")) {
            var launch = Path.of(source.getLocation().getPath()).resolveSibling("../wardian");
            if (Files.isExecutable(launch)) {
                return launch.normalize().toString();
            }
        }
        return "wardian";
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}

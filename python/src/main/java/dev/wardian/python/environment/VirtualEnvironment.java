package dev.wardian.python.environment;

import dev.wardian.python.internal.environment.Facts;
import dev.wardian.python.internal.environment.FolderTree;
import java.nio.file.Files;
import java.nio.file.Path;

/// A virtual environment (PEP 405): a folder with `pyvenv.cfg`, an interpreter and `site-packages`.
///
/// Made without running Python and without `ensurepip`; other tools take it for one of `venv`'s.
public final class VirtualEnvironment {
    private final Path folder;
    private final Interpreter interpreter;

    private VirtualEnvironment(Path folder, Interpreter interpreter) {
        this.folder = folder;
        this.interpreter = interpreter;
    }

    /// Makes an environment in the given folder. Missing folders above it are made.
    ///
    /// @throws dev.wardian.python.PythonException when something else is in the way or the folder
    ///     cannot be written; what was begun is then taken away again
    public static VirtualEnvironment create(Path folder, Interpreter base, VenvOptions options) {
        Path absolute = folder.toAbsolutePath().normalize();
        Facts facts = new VenvMaker(absolute, base, options).make();
        return new VirtualEnvironment(
                absolute,
                new Interpreter(Path.of(facts.text("executable")), facts, base.userSite()));
    }

    /// Whether a folder is a virtual environment: whether it holds `pyvenv.cfg`.
    public static boolean isAt(Path folder) {
        return Files.isRegularFile(folder.resolve("pyvenv.cfg"));
    }

    /// The environment's folder, absolute.
    public Path folder() {
        return folder;
    }

    /// The interpreter inside.
    public Interpreter interpreter() {
        return interpreter;
    }

    /// The program to run inside, `bin/python`.
    public Path python() {
        return interpreter.executable();
    }

    /// The folder of its programs, `bin`.
    public Path scripts() {
        return interpreter.scheme().scripts();
    }

    /// Removes a virtual environment with all that lies in it; a folder that is none is left alone.
    public static void remove(Path folder) {
        if (Files.isRegularFile(folder.resolve("pyvenv.cfg"))) {
            FolderTree.deleteQuietly(folder);
        }
    }
}

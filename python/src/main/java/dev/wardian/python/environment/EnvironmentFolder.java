package dev.wardian.python.environment;

import dev.wardian.python.EnvironmentProblem;
import dev.wardian.python.PythonException;
import dev.wardian.python.internal.environment.ActivationScripts;
import dev.wardian.python.internal.environment.FolderTree;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// A folder that becomes a virtual environment: it is one as soon as it holds `pyvenv.cfg`, which
/// is therefore written last.
public final class EnvironmentFolder {
    /// There while an environment is being made.
    static final String UNFINISHED = ".wardian-unfinished";

    private final Path folder;
    private final boolean fresh;

    private EnvironmentFolder(Path folder, boolean fresh) {
        this.folder = folder;
        this.fresh = fresh;
    }

    /// Claims a folder that is missing, empty, or was left behind by a process that was killed
    /// while it made an environment there.
    ///
    /// @throws PythonException when anything else is there or it cannot be written
    public static EnvironmentFolder begin(Path folder) {
        boolean fresh = !Files.exists(folder, LinkOption.NOFOLLOW_LINKS);
        try {
            clear(folder, VenvOptions.OnExisting.REFUSE, Optional.empty());
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(UNFINISHED), "");
        } catch (IOException failure) {
            String reason =
                    failure instanceof FileSystemException system && system.getReason() != null
                            ? system.getReason()
                            : String.valueOf(failure.getMessage());
            throw new PythonException(new EnvironmentProblem.Unwritable(folder, reason), failure);
        }
        return new EnvironmentFolder(folder, fresh);
    }

    /// Makes room for an environment: what a process left behind that was killed while it made one
    /// is emptied, an environment dealt with as is wanted, and anything else refused.
    ///
    /// @param hint what helps whoever meets an environment there
    static void clear(Path folder, VenvOptions.OnExisting existing, Optional<String> hint)
            throws IOException {
        if (folder.toString().contains(File.pathSeparator)) {
            throw inTheWay(
                    folder, "a path with `" + File.pathSeparator + "` cannot stand in `PATH`");
        }
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw inTheWay(folder, "there is a file of that name");
        }
        if (VirtualEnvironment.isAt(folder)) {
            switch (existing) {
                case REFUSE -> throw inTheWay(folder, "there is already one", hint);
                case CLEAR -> FolderTree.deleteContents(folder);
                case KEEP -> {}
            }
        } else if (Files.exists(folder.resolve(UNFINISHED))) {
            FolderTree.deleteContents(folder);
        } else if (!FolderTree.isEmpty(folder)) {
            throw inTheWay(folder, "the folder is not empty and not a virtual environment");
        }
    }

    private static PythonException inTheWay(Path folder, String reason) {
        return inTheWay(folder, reason, Optional.empty());
    }

    private static PythonException inTheWay(Path folder, String reason, Optional<String> hint) {
        return new PythonException(new EnvironmentProblem.FolderInTheWay(folder, reason, hint));
    }

    /// Whether a file of this name, right in an environment's folder, is made anew for each.
    public static boolean isOwn(String name) {
        return name.equals("pyvenv.cfg") || name.equals(".lock") || name.equals(UNFINISHED);
    }

    /// Whether a script of this name enters an environment and is made anew for each.
    public static boolean isActivation(String name) {
        return ActivationScripts.NAMES.contains(name);
    }

    /// Makes the folder an environment as another one is, with scripts to enter it.
    ///
    /// @param other that environment, whose scripts and library lie below its folder
    /// @param prompt what the shell shows; empty: as there, or the new folder's name
    public void complete(Interpreter other, Optional<String> prompt) throws IOException {
        Path from = other.prefix();
        VenvConfiguration configuration = VenvConfiguration.of(from);
        Optional<String> kept =
                prompt.or(
                        () ->
                                configuration
                                        .value("prompt")
                                        .map(EnvironmentFolder::unquoted)
                                        .filter(text -> !from.endsWith(text)));
        new ActivationScripts(
                        folder,
                        moved(from, other.scheme().scripts()),
                        kept.orElse(folder.getFileName().toString()),
                        moved(from, other.scheme().purelib()))
                .write();
        Path whole =
                Files.writeString(
                        folder.resolve(".pyvenv.cfg-new"),
                        configuration.relocated(from, folder, kept));
        Files.move(whole, folder.resolve("pyvenv.cfg"), StandardCopyOption.ATOMIC_MOVE);
        Files.deleteIfExists(folder.resolve(UNFINISHED));
    }

    private Path moved(Path from, Path path) {
        return folder.resolve(from.relativize(path).toString());
    }

    /// Python's own `venv` writes it as a literal.
    private static String unquoted(String prompt) {
        return prompt.length() > 1 && prompt.startsWith("'") && prompt.endsWith("'")
                ? prompt.substring(1, prompt.length() - 1)
                : prompt;
    }

    /// Takes away what was begun.
    public void abandon() {
        if (fresh) {
            FolderTree.deleteQuietly(folder);
        } else {
            FolderTree.deleteContentsQuietly(folder);
        }
    }
}

package dev.wardian.python.environment;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Finds programs where the caller's `PATH` has them: a process that serves many callers has
/// another one than they.
public final class ProgramPath {

    private ProgramPath() {}

    /// The first file of that name in a folder of the `PATH` that may be executed.
    public static Optional<Path> find(String program, Map<String, String> environment) {
        for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            try {
                Path file = Path.of(folder).resolve(program);
                if (file.isAbsolute() && Files.isRegularFile(file) && Files.isExecutable(file)) {
                    return Optional.of(file);
                }
            } catch (InvalidPathException _) {
                // a folder that cannot be has no programs
            }
        }
        return Optional.empty();
    }

    /// The same as a word of a command; the bare name where there is no such file, so that starting
    /// it fails as usual.
    public static String word(String program, Map<String, String> environment) {
        return find(program, environment).map(Path::toString).orElse(program);
    }
}

package dev.wardian.python.environment;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Finds programs where the caller's `PATH` has them: a process that serves many callers has
/// another one than they.
///
/// @param path folders as in the variable `PATH`
/// @param workingFolder what relative ones, and the empty one, are relative to; absolute
public record ProgramPath(String path, Path workingFolder) {

    /// The first file of that name in a folder of the path that may be executed.
    public Optional<Path> find(String program) {
        for (String folder : path.split(File.pathSeparator, -1)) {
            try {
                Path file = workingFolder.resolve(folder).resolve(program);
                if (Files.isRegularFile(file) && Files.isExecutable(file)) {
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
    ///
    /// @param environment whose `PATH` counts
    public static String word(String program, Map<String, String> environment, Path folder) {
        return new ProgramPath(environment.getOrDefault("PATH", ""), folder)
                .find(program)
                .map(Path::toString)
                .orElse(program);
    }
}

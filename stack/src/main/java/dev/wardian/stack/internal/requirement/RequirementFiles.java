package dev.wardian.stack.internal.requirement;

import dev.wardian.stack.exchange.TextEncoding;
import dev.wardian.stack.file.TextFile;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.stack.settings.Settings;
import dev.wardian.standards.SyntaxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/// Finds and reads the files that requirements stand in: below the working folder, behind `http`,
/// or standard input (`-`).
final class RequirementFiles {

    private final Settings settings;
    private final Function<String, byte[]> remote;

    RequirementFiles(Settings settings, Function<String, byte[]> remote) {
        this.settings = settings;
        this.remote = remote;
    }

    static StackException malformed(String file, SyntaxException problem) {
        return TextFile.malformed(shown(file), problem.text(), problem, "this line cannot be read");
    }

    static String shown(String file) {
        return file.equals("-") ? "<stdin>" : file;
    }

    /// The text of a file.
    ///
    /// @throws StackException if it cannot be read
    String decoded(String file) {
        try {
            return TextEncoding.decode(bytes(file));
        } catch (SyntaxException problem) {
            throw malformed(file, problem);
        } catch (IOException problem) {
            throw TextFile.unreadable(file, problem);
        }
    }

    private static StackException unreadable(String file, String reason) {
        return new StackException(new StackProblem.Unreadable(file, reason));
    }

    private byte[] bytes(String file) throws IOException {
        if (file.equals("-")) {
            return settings.standardInput().readAllBytes();
        }
        if (isRemote(file)) {
            return remote.apply(file);
        }
        var path = inWorkingFolder(withoutFileScheme(file));
        if (Files.isDirectory(path)) {
            throw unreadable(file, "it is a folder");
        }
        return Files.readAllBytes(path);
    }

    private static String withoutFileScheme(String file) {
        return file.startsWith("file://") ? Path.of(java.net.URI.create(file)).toString() : file;
    }

    private static boolean isRemote(String file) {
        return file.startsWith("http://") || file.startsWith("https://");
    }

    Path inWorkingFolder(String file) {
        return settings.workingFolder().resolve(file).normalize();
    }

    /// An included file, relative to the file that includes it; shown as short as it was written.
    static String relativeTo(String file, String location) {
        if (isRemote(location) || location.startsWith("file:") || location.startsWith("/")) {
            return location;
        }
        if (isRemote(file)) {
            return java.net.URI.create(file).resolve(location).toString();
        }
        var folder = file.equals("-") ? null : Path.of(withoutFileScheme(file)).getParent();
        return folder == null ? location : folder.resolve(location).normalize().toString();
    }

    /// A page or folder of links: relative to the file when it lies there, as in pip.
    String existing(String file, String location) {
        if (isRemote(location) || location.startsWith("file:")) {
            return location;
        }
        var beside = inWorkingFolder(relativeTo(file, location));
        return Files.exists(beside) ? beside.toString() : inWorkingFolder(location).toString();
    }

    static String lastSegment(String file) {
        return file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    }
}

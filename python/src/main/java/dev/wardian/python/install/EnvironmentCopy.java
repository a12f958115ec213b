package dev.wardian.python.install;

import dev.wardian.python.EnvironmentProblem;
import dev.wardian.python.PythonException;
import dev.wardian.python.environment.EnvironmentFolder;
import dev.wardian.python.environment.Interpreter;
import dev.wardian.store.LinkMode;
import dev.wardian.store.Linker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Copies a virtual environment to another folder so that it works there and leaves the first one
/// alone.
///
/// Files that have several names already, as those out of a store have, get one more; so do
/// compiled modules, which Python replaces and never edits. What is the environment's own is
/// copied, and what names its folder (scripts, `pyvenv.cfg`, `.pth` files, addresses of editable
/// packages inside it, the `RECORD` of what was rewritten) is written for the new one. Its history
/// is not copied.
///
/// `pyvenv.cfg`, which makes a folder an environment, comes last: a killed process leaves a folder
/// that the next one may take. One thread at a time; the caller holds the lock of the source.
public final class EnvironmentCopy {

    /// What was done.
    ///
    /// @param linked files that got one more name, or share their blocks
    /// @param copied files that were copied
    /// @param rewritten files that name the folder
    public record Copied(int linked, int copied, int rewritten, Set<LinkMode> modes) {}

    /// Larger files are no scripts.
    private static final long LARGEST_SCRIPT = 1 << 20;

    private final Interpreter environment;
    private final Path from;
    private final Path to;
    private final Path scripts;
    private final RelocatedText relocated;
    private final Linker sharing;
    private final Map<Path, byte[]> rewritten = new HashMap<>();
    private final Set<Path> records = new HashSet<>();
    private int linked;
    private int copied;

    /// @param environment the interpreter of the environment
    /// @param to the new folder, missing or empty
    public EnvironmentCopy(Interpreter environment, Path to) {
        this.environment = environment;
        this.from = environment.prefix();
        this.to = to;
        this.scripts = environment.scheme().scripts();
        this.relocated = new RelocatedText(from, to);
        this.sharing = Linker.automatic();
    }

    /// Copies.
    ///
    /// @param prompt what the shell shows; empty: as in the source, or the new folder's name
    /// @throws PythonException when something is in the way or the folder cannot be written; what
    ///     was begun is then taken away again
    public Copied copy(Optional<String> prompt) {
        EnvironmentFolder folder = EnvironmentFolder.begin(to);
        try {
            sharing.prepare(from, to);
            Files.walkFileTree(from, new Copier());
            for (Path record : records) {
                writeRecord(record);
            }
            folder.complete(environment, prompt);
        } catch (IOException failure) {
            folder.abandon();
            throw new PythonException(
                    new EnvironmentProblem.Unwritable(to, reason(failure)), failure);
        } catch (RuntimeException failure) {
            folder.abandon();
            throw failure;
        }
        return new Copied(linked, copied, rewritten.size(), sharing.used());
    }

    private static String reason(IOException failure) {
        return failure instanceof FileSystemException system && system.getReason() != null
                ? system.getReason()
                : String.valueOf(failure.getMessage());
    }

    private final class Copier extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
                throws IOException {
            if (folder.equals(to) || folder.equals(from.resolve(".wardian"))) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(target(folder));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            if (attributes.isSymbolicLink()) {
                link(file);
            } else if (attributes.isRegularFile() && !isMadeAnew(file)) {
                file(file, attributes.size());
            }
            return FileVisitResult.CONTINUE;
        }
    }

    private Path target(Path path) {
        return to.resolve(from.relativize(path).toString());
    }

    private boolean isMadeAnew(Path file) {
        String name = file.getFileName().toString();
        return from.equals(file.getParent())
                ? EnvironmentFolder.isOwn(name)
                : scripts.equals(file.getParent()) && EnvironmentFolder.isActivation(name);
    }

    /// Links out of the environment stay; absolute ones into it lead into the copy.
    private void link(Path file) throws IOException {
        Path end = Files.readSymbolicLink(file);
        Files.createSymbolicLink(target(file), end.startsWith(from) ? target(end) : end);
    }

    private void file(Path file, long size) throws IOException {
        String name = file.getFileName().toString();
        if (name.equals("RECORD")) {
            records.add(file);
            return;
        }
        Optional<byte[]> moved = moved(file, name, size);
        if (moved.isPresent()) {
            write(file, moved.get());
        } else if (isShared(file) || name.endsWith(".pyc")) {
            sharing.link(file, target(file));
            linked++;
        } else {
            Files.copy(
                    file,
                    target(file),
                    StandardCopyOption.COPY_ATTRIBUTES,
                    LinkOption.NOFOLLOW_LINKS);
            copied++;
        }
    }

    /// What the file holds in the new folder, if that is something else.
    private Optional<byte[]> moved(Path file, String name, long size) throws IOException {
        if (size > LARGEST_SCRIPT) {
            return Optional.empty();
        }
        if (scripts.equals(file.getParent())) {
            return relocated.script(Files.readAllBytes(file));
        }
        if (name.equals("direct_url.json")) {
            return relocated.address(Files.readAllBytes(file));
        }
        boolean editable = name.startsWith("__editable__") && name.endsWith(".py");
        return editable || name.endsWith(".pth") || name.endsWith(".egg-link")
                ? relocated.plain(Files.readAllBytes(file))
                : Optional.empty();
    }

    private void write(Path file, byte[] contents) throws IOException {
        Path target = target(file);
        Files.write(target, contents);
        // the store of a file cannot be asked for in every container: it looks for mount points
        if (target.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(target, Files.getPosixFilePermissions(file));
        }
        rewritten.put(target, contents);
    }

    private static boolean isShared(Path file) throws IOException {
        return file.getFileSystem().supportedFileAttributeViews().contains("unix")
                && Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS)
                        instanceof Integer links
                && links > 1;
    }

    /// The rows of rewritten files get their new digests; other rows stay as they were written.
    private void writeRecord(Path record) throws IOException {
        Path base = target(record).resolve("../..").normalize();
        List<RecordRow> rows;
        try {
            rows = RecordRow.parse(Files.readString(record));
        } catch (IllegalArgumentException unreadable) {
            Files.copy(record, target(record));
            return;
        }
        StringBuilder text = new StringBuilder();
        for (RecordRow row : rows) {
            text.append(moved(row, base)).append('\n');
        }
        write(record, text.toString().getBytes(StandardCharsets.UTF_8));
        rewritten.remove(target(record));
    }

    private RecordRow moved(RecordRow row, Path base) {
        Path named = Path.of(row.path());
        Path path = named.startsWith(from) ? target(named) : base.resolve(named).normalize();
        byte[] contents = rewritten.get(path);
        String spelled = named.startsWith(from) ? path.toString() : row.path();
        return contents == null || row.hash().isEmpty()
                ? new RecordRow(spelled, row.hash(), row.size())
                : RecordRow.of(spelled, contents);
    }
}

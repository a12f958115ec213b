package dev.wardian.python.install;

import dev.wardian.python.InstallProblem;
import dev.wardian.python.PythonException;
import dev.wardian.python.environment.InstalledDistribution;
import dev.wardian.python.environment.Scheme;
import dev.wardian.python.journal.Departure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which files go when a distribution is removed: those it recorded, the bytecode made of them, and
/// its own metadata; never one outside the environment, never the environment's own.
final class Removal {
    private final InstalledDistribution distribution;
    private final EnvironmentBounds bounds;
    private final Set<Path> files = new LinkedHashSet<>();
    private final List<String> notes = new ArrayList<>();
    private final Map<Path, List<Path>> bytecode = new HashMap<>();
    private Optional<String> pthLine = Optional.empty();
    private long bytes;

    private Removal(InstalledDistribution distribution, EnvironmentBounds bounds) {
        this.distribution = distribution;
        this.bounds = bounds;
    }

    /// Works out what goes.
    ///
    /// @throws PythonException when that is not known
    static Removal of(InstalledDistribution distribution, Scheme scheme) {
        Removal removal = new Removal(distribution, EnvironmentBounds.of(scheme));
        try {
            removal.collect();
        } catch (IOException | IllegalArgumentException unreadable) {
            throw removal.refusal("what it recorded cannot be read: " + unreadable.getMessage());
        }
        return removal;
    }

    /// What is removed, for the history.
    Departure departure() {
        return new Departure(name(), distribution.version().toString(), bytes);
    }

    /// The normalised name of what is removed.
    String name() {
        return distribution.name().toString();
    }

    /// The files, links and whole folders to remove; all of them exist.
    Set<Path> files() {
        return files;
    }

    /// The folder of its metadata.
    Path info() {
        return distribution.info();
    }

    /// Leaves files where they are, which others own too, and tells of those that others had.
    ///
    /// @param replaced whether another version of it comes
    void spare(StayingFiles staying, boolean replaced) {
        for (Map.Entry<Path, String> lost : staying.lost().entrySet()) {
            if (files.contains(lost.getKey()) && !replaced) {
                notes.add(
                        "`%s` is gone with `%s`, which had replaced that of `%s`; installing this again brings it back"
                                .formatted(lost.getKey(), distribution, lost.getValue()));
            }
        }
        files.removeAll(staying.files());
    }

    /// What is odd, a line each.
    List<String> notes() {
        return notes;
    }

    /// The line to take out of `easy-install.pth`.
    Optional<String> pthLine() {
        return pthLine;
    }

    private void collect() throws IOException {
        switch (distribution.kind()) {
            case DIST_INFO -> recorded();
            case EGG_INFO_FOLDER -> installedFiles();
            case EGG_INFO_FILE ->
                    throw refusal("it was installed by distutils, which does not record its files");
            case EGG -> egg();
            case EGG_LINK -> eggLink();
        }
    }

    private void recorded() throws IOException {
        Path record = distribution.info().resolve("RECORD");
        String text;
        try {
            text = Files.readString(record, StandardCharsets.UTF_8);
        } catch (NoSuchFileException absent) {
            throw refusal("it has no `RECORD` that lists its files");
        }
        Path library = distribution.library();
        for (RecordRow row : RecordRow.parse(text)) {
            add(library.resolve(row.path()).normalize());
            bytes += row.size().orElse(0);
        }
        whole(distribution.info());
    }

    private void installedFiles() throws IOException {
        Path list = distribution.info().resolve("installed-files.txt");
        if (!Files.exists(list)) {
            throw refusal("it has no `installed-files.txt` that lists its files");
        }
        for (String line : Files.readAllLines(list, StandardCharsets.UTF_8)) {
            if (!line.isBlank()) {
                add(distribution.info().resolve(line.strip()).normalize());
            }
        }
        whole(distribution.info());
    }

    private void egg() {
        Path egg = distribution.info().getParent();
        if (egg == null || !String.valueOf(egg.getFileName()).endsWith(".egg")) {
            throw refusal("it is no egg that lies in the environment");
        }
        if (bounds.contains(egg)) {
            files.add(egg);
            pthLine = Optional.of("./" + egg.getFileName());
        }
    }

    private void eggLink() throws IOException {
        try (DirectoryStream<Path> links =
                Files.newDirectoryStream(distribution.library(), "*.egg-link")) {
            for (Path link : links) {
                List<String> lines = Files.readAllLines(link, StandardCharsets.UTF_8);
                if (!lines.isEmpty()
                        && distribution.info().startsWith(Path.of(lines.getFirst().strip()))) {
                    files.add(link);
                    pthLine = Optional.of(lines.getFirst().strip());
                }
            }
        }
        if (files.isEmpty()) {
            throw refusal("its `.egg-link` was not found");
        }
    }

    private void add(Path file) throws IOException {
        if (!bounds.contains(file)) {
            notes.add("`" + file + "` lies outside the environment and stays");
        } else if (bounds.isOwn(file)) {
            notes.add("`" + file + "` belongs to the environment itself and stays");
        } else if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                files.add(file);
            }
            addBytecode(file);
        }
    }

    private void addBytecode(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        Path folder = file.getParent();
        if (!name.endsWith(".py") || folder == null) {
            return;
        }
        String stem = name.substring(0, name.length() - 2);
        for (Path compiled : compiledIn(folder.resolve("__pycache__"))) {
            String other = String.valueOf(compiled.getFileName());
            if (other.startsWith(stem) && other.endsWith(".pyc")) {
                files.add(compiled);
            }
        }
    }

    private List<Path> compiledIn(Path folder) throws IOException {
        @Nullable List<Path> known = bytecode.get(folder);
        if (known != null) {
            return known;
        }
        List<Path> compiled = new ArrayList<>();
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
                entries.forEach(compiled::add);
            }
        }
        bytecode.put(folder, compiled);
        return compiled;
    }

    /// The metadata folder with whatever lies in it, listed or not.
    private void whole(Path folder) throws IOException {
        if (!bounds.contains(folder) || Files.isSymbolicLink(folder)) {
            return;
        }
        try (Stream<Path> below = Files.walk(folder)) {
            below.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .forEach(files::add);
        }
    }

    private PythonException refusal(String reason) {
        return new PythonException(
                new InstallProblem.CannotRemove(
                        distribution.name().toString(), distribution.info(), reason));
    }
}

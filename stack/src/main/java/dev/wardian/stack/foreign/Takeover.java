package dev.wardian.stack.foreign;

import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.workspace.Manifest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Takes a project over from files of other tools, in whatever order they are named.
///
/// Files that say what is asked for come first; a lock beside them only says which versions. Where
/// such a file lies beside a lock and was not named, it is read too.
public final class Takeover {
    private final Path project;
    private final List<Path> files = new ArrayList<>();
    private final List<Foreign.Pin> pins = new ArrayList<>();
    private final LinkedHashSet<String> losses = new LinkedHashSet<>();
    private Optional<Manifest> manifest;
    private int needs;

    private Takeover(Path project, Optional<Manifest> before) {
        this.project = project;
        this.manifest = before;
    }

    /// What came of it.
    ///
    /// @param manifest the project file
    /// @param files what was read, in the order in which it was
    /// @param needs how many requirements are new in the project file
    /// @param pins the versions that were chosen
    /// @param losses what could not be expressed, a line each
    public record Taken(
            Manifest manifest,
            List<Path> files,
            int needs,
            List<Foreign.Pin> pins,
            List<String> losses) {
        public Taken {
            files = List.copyOf(files);
            pins = List.copyOf(pins);
            losses = List.copyOf(losses);
        }
    }

    private record Source(Path file, Foreign foreign) {}

    /// Reads files and puts what they say into a project file, which is not written.
    ///
    /// @param project where the project file is or will be
    /// @param before what it says, if it is there
    /// @param files absolute paths, at least one
    /// @throws StackException if one cannot be read, is malformed or of no known kind
    public static Taken of(Path project, Optional<Manifest> before, List<Path> files) {
        return new Takeover(project, before).taken(files);
    }

    private Taken taken(List<Path> named) {
        var all = new LinkedHashSet<Path>();
        for (var file : named) {
            all.add(file.normalize());
            manifestOf(file.normalize()).ifPresent(all::add);
        }
        var sources = new ArrayList<Source>();
        all.forEach(file -> sources.add(new Source(file, ForeignFile.read(file))));
        sources.sort(Comparator.comparing(source -> isLock(source.file())));
        for (var source : sources) {
            take(source, all);
        }
        return new Taken(manifest.orElseThrow(), files, needs, pins, List.copyOf(losses));
    }

    private void take(Source source, Set<Path> all) {
        var told = isLock(source.file()) && isTold(source, all);
        var foreign = told ? source.foreign().versionsAlone() : source.foreign();
        var imported = new Importing(foreign).into(project, manifest);
        manifest = Optional.of(imported.manifest());
        files.add(source.file());
        pins.addAll(source.foreign().pins());
        needs += imported.needs();
        losses.addAll(imported.losses());
    }

    /// Whether it is known already what is asked for, so that a lock need not say it.
    private boolean isTold(Source lock, Set<Path> all) {
        return manifestOf(lock.file()).filter(all::contains).isPresent()
                || (lock.foreign().needs().isEmpty()
                        && (needs > 0 || manifest.filter(Takeover::asks).isPresent()));
    }

    private static boolean asks(Manifest manifest) {
        return manifest.sections().stream().anyMatch(it -> !manifest.requirements(it).isEmpty());
    }

    private static boolean isLock(Path file) {
        return !manifestNames(String.valueOf(file.getFileName())).isEmpty();
    }

    /// The file beside a lock that says what was asked for, if it is there.
    private static Optional<Path> manifestOf(Path lock) {
        return manifestNames(String.valueOf(lock.getFileName())).stream()
                .map(lock::resolveSibling)
                .filter(Takeover::isManifest)
                .findFirst();
    }

    private static boolean isManifest(Path file) {
        return Files.isRegularFile(file)
                && (!file.endsWith(Manifest.FILE) || ForeignFile.isProject(file));
    }

    private static List<String> manifestNames(String name) {
        return switch (name) {
            case "Pipfile.lock" -> List.of("Pipfile");
            case "poetry.lock", "pdm.lock", "uv.lock" -> List.of(Manifest.FILE);
            case "pixi.lock" -> List.of("pixi.toml", Manifest.FILE);
            case "conda-lock.yml" -> List.of("environment.yml", "environment.yaml");
            default -> byEnding(name);
        };
    }

    private static List<String> byEnding(String name) {
        if (name.startsWith("pylock.") && name.endsWith(".toml")) {
            return List.of(Manifest.FILE);
        }
        return name.endsWith(".txt")
                ? List.of(name.substring(0, name.length() - ".txt".length()) + ".in")
                : List.of();
    }
}

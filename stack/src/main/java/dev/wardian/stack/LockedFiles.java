package dev.wardian.stack;

import dev.wardian.python.environment.Target;
import dev.wardian.python.index.DistributionFile;
import dev.wardian.python.index.IndexLocation;
import dev.wardian.stack.choice.LockedPart;
import dev.wardian.stack.choice.PackageSelection;
import dev.wardian.stack.exchange.Location;
import dev.wardian.stack.file.TextFile;
import dev.wardian.stack.internal.lock.LockRefusal;
import dev.wardian.stack.internal.origin.DirectOrigin;
import dev.wardian.stack.lock.Chosen;
import dev.wardian.stack.lock.LockMemory;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.standards.lock.LockRequest;
import dev.wardian.standards.lock.LockSelection;
import dev.wardian.standards.lock.LockedArtifact;
import dev.wardian.standards.lock.LockedFile;
import dev.wardian.standards.lock.LockedSource;
import dev.wardian.standards.lock.Pylock;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.GroupName;
import dev.wardian.standards.name.PackageName;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads a `pylock.toml` and turns what it holds for an environment into packages to install.
final class LockedFiles {

    private final Path file;
    private final String shown;
    private final LockMemory locks;

    LockedFiles(Path file, String shown) {
        this(file, shown, new LockMemory());
    }

    /// @param locks those that were read before
    LockedFiles(Path file, String shown, LockMemory locks) {
        this.file = file;
        this.shown = shown;
        this.locks = locks;
    }

    Pylock read() {
        return locks.parse(TextFile.read(file, shown), shown);
    }

    /// What to install for a target.
    ///
    /// @param part which extras and groups
    List<Wanted> wanted(Target target, LockedPart part, PackageSelection noBinary) {
        var lock = read();
        var wantedExtras = new HashSet<ExtraName>(part.allExtras() ? lock.extras() : List.of());
        for (var extra : part.extras()) {
            wantedExtras.add(known("extra", ExtraName.of(extra), lock.extras()));
        }
        var groups = lock.dependencyGroups();
        var wantedGroups = new HashSet<GroupName>(part.allGroups() ? groups : List.of());
        for (var group : part.groups()) {
            wantedGroups.add(known("group", GroupName.of(group), groups));
        }
        var named = part.onlyNamed() || part.allGroups() || !part.groups().isEmpty();
        var selection =
                lock.select(
                        new LockRequest(
                                target.markers(),
                                target.tags(),
                                wantedExtras,
                                named ? Optional.of(wantedGroups) : Optional.empty(),
                                sourced(lock, noBinary)));
        return switch (selection) {
            case LockSelection.Selected(var choices) -> {
                var found = new ArrayList<Wanted>(choices.size());
                for (var choice : choices) {
                    if (!part.without().contains(choice.locked().name())) {
                        found.add(wanted(choice));
                    }
                }
                yield found;
            }
            case LockSelection.Refused refused ->
                    throw new StackException(
                            new StackProblem.LockRefused(
                                    shown,
                                    refused.message(),
                                    LockRefusal.details(refused, target.markers()),
                                    LockRefusal.hint(refused, target.markers())));
        };
    }

    private <T> T known(String kind, T name, List<T> offered) {
        if (!offered.contains(name)) {
            throw new StackException(
                    new StackProblem.Invalid(
                            shown,
                            "this lock has no " + kind + " `" + name + "`",
                            offered.isEmpty()
                                    ? "no " + kind + ": all is locked together"
                                    : "one of " + offered));
        }
        return name;
    }

    private static Set<PackageName> sourced(Pylock lock, PackageSelection noBinary) {
        var found = new HashSet<PackageName>();
        for (var locked : lock.packages()) {
            if (noBinary.contains(locked.name())) {
                found.add(locked.name());
            }
        }
        return found;
    }

    private Wanted wanted(LockSelection.Choice choice) {
        return of(choice).because(Chosen.of(choice.locked().tool()));
    }

    private Wanted of(LockSelection.Choice choice) {
        var name = choice.locked().name();
        var version = choice.locked().version();
        return switch (choice.artifact()) {
            case LockedArtifact.Wheel wheel ->
                    new Wanted(name, version, indexed(wheel.filename(), wheel), hashes(wheel));
            case LockedArtifact.Sdist sdist ->
                    new Wanted(name, version, indexed(sdist.filename(), sdist), hashes(sdist));
            case LockedSource.Archive archive ->
                    new Wanted(
                            name,
                            version,
                            direct(archive(archive), false, hashes(archive)),
                            hashes(archive));
            case LockedSource.Directory(var path, var editable, var subdirectory) ->
                    new Wanted(
                            name,
                            version,
                            direct(
                                    new Location.Local(besideLock(path), subdirectory, Map.of()),
                                    editable.orElse(false),
                                    List.of()),
                            List.of());
            case LockedSource.Vcs vcs ->
                    new Wanted(name, version, direct(repository(vcs), false, List.of()), List.of());
        };
    }

    private Wanted.Payload indexed(String filename, LockedFile file) {
        var address = address(file);
        var builder =
                DistributionFile.named(
                        filename, address, IndexLocation.direct(URI.create(address)));
        file.hashes().forEach(builder::hash);
        file.size().ifPresent(builder::size);
        return new Wanted.Payload.Indexed(builder.build());
    }

    /// The path beside the lock when there is a file, else the address.
    private String address(LockedFile file) {
        if (file.path().isPresent()) {
            var path = besideLock(file.path().get());
            if (Files.exists(path) || file.url().isEmpty()) {
                return path.toUri().toString();
            }
        }
        return file.url().orElseThrow();
    }

    private Path besideLock(String path) {
        return file.resolveSibling(path).normalize();
    }

    private static List<String> hashes(LockedFile file) {
        var found = new ArrayList<String>(file.hashes().size());
        file.hashes().forEach((algorithm, hex) -> found.add(algorithm + ":" + hex));
        return found;
    }

    private Location archive(LockedSource.Archive archive) {
        var address = address(archive);
        return address.startsWith("file:")
                ? new Location.Local(
                        Path.of(URI.create(address)), archive.subdirectory(), archive.hashes())
                : new Location.Remote(address, archive.subdirectory(), archive.hashes());
    }

    private Location repository(LockedSource.Vcs vcs) {
        var address = vcs.url().orElseGet(() -> besideLock(vcs.path().orElseThrow()).toString());
        return new Location.Repository(
                vcs.type(), address, Optional.of(vcs.commitId()), vcs.subdirectory());
    }

    private static Wanted.Payload direct(Location location, boolean editable, List<String> hashes) {
        return new Wanted.Payload.Direct(
                new DirectOrigin(location, location.url(), editable, hashes, Map.of()));
    }
}

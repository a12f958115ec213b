package dev.wardian.stack.unused;

import dev.wardian.stack.file.TextFile;
import dev.wardian.stack.lock.LockFile;
import dev.wardian.stack.problem.StackException;
import dev.wardian.standards.lock.Pylock;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.Prereleases;
import dev.wardian.standards.version.SpecifierSet;
import dev.wardian.standards.version.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The versions that the lock beside a project file has.
final class LockedVersions {
    private static final String FILE = "pylock.toml";

    private final Map<PackageName, Version> versions = new HashMap<>();

    private LockedVersions(Optional<Pylock> lock) {
        for (var one : lock.map(Pylock::packages).orElse(List.of())) {
            one.version().ifPresent(it -> versions.putIfAbsent(one.name(), it));
        }
    }

    /// Those of a project file; none where no lock lies beside it.
    ///
    /// @throws StackException if the lock cannot be read, or is none
    static LockedVersions beside(Path config) {
        var file = config.resolveSibling(FILE);
        if (!Files.isRegularFile(file)) {
            return new LockedVersions(Optional.empty());
        }
        try {
            return new LockedVersions(
                    Optional.of(LockFile.parse(Files.readString(file), file.toString())));
        } catch (IOException problem) {
            throw TextFile.unreadable(file.toString(), problem);
        }
    }

    /// The locked version of what is asked for, if it is one that may be chosen.
    Optional<Requirement> of(Requirement requirement) {
        return Optional.ofNullable(versions.get(requirement.name()))
                .filter(it -> requirement.specifiers().contains(it, Prereleases.ADMITTED))
                .map(it -> Requirement.of(requirement.name(), SpecifierSet.parse("==" + it)));
    }
}

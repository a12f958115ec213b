package dev.wardian.python.verify;

import dev.wardian.python.environment.InstalledDistribution;
import dev.wardian.python.verify.RecordedFiles.Claim;
import dev.wardian.standards.name.PackageName;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Finds files that nobody recorded in the folders that a distribution filled. Byte-code of
/// recorded files is not foreign: Python makes it.
final class ForeignFiles {
    private final Set<Path> recorded;
    private final Map<PackageName, Set<Path>> tops = new HashMap<>();
    private final Set<Path> visited = new HashSet<>();

    ForeignFiles(Map<Path, List<Claim>> claims) {
        this.recorded = claims.keySet();
        for (List<Claim> some : claims.values()) {
            for (Claim claim : some) {
                note(claim);
            }
        }
    }

    /// The first folders below the library in which a distribution recorded files.
    private void note(Claim claim) {
        Path library = claim.owner().library();
        if (claim.file().startsWith(library)) {
            Path inside = library.relativize(claim.file());
            if (inside.getNameCount() > 1) {
                tops.computeIfAbsent(claim.owner().name(), _ -> new TreeSet<>())
                        .add(library.resolve(inside.getName(0)));
            }
        }
    }

    /// The foreign files beside those of a distribution; each file is told once, however many share
    /// its folder.
    List<Deviation> beside(InstalledDistribution one) {
        List<Deviation> found = new ArrayList<>();
        for (Path top : tops.getOrDefault(one.name(), Set.of())) {
            if (visited.add(top)) {
                walk(top, one, found);
            }
        }
        return found;
    }

    private void walk(Path top, InstalledDistribution owner, List<Deviation> found) {
        try {
            Files.walkFileTree(
                    top,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes facts) {
                            if (!recorded.contains(file) && !isByteCode(file)) {
                                found.add(new Deviation.Foreign(owner.name(), file));
                            }
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFileFailed(Path file, IOException gone) {
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException gone) {
            // what cannot be looked at is not judged
        }
    }

    /// `a/__pycache__/b.cpython-312.pyc` belongs to `a/b.py`.
    private boolean isByteCode(Path file) {
        String name = String.valueOf(file.getFileName());
        Path folder = file.getParent();
        int dot = name.indexOf('.');
        return name.endsWith(".pyc")
                && dot > 0
                && folder != null
                && folder.endsWith("__pycache__")
                && recorded.contains(folder.resolveSibling(name.substring(0, dot) + ".py"));
    }
}

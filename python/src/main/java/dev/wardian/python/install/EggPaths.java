package dev.wardian.python.install;

import dev.wardian.python.environment.Scheme;
import dev.wardian.python.journal.Transaction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The lines of `easy-install.pth` that name removed eggs, and the files without them.
final class EggPaths {
    private final Scheme scheme;
    private final Set<String> lines = new HashSet<>();
    private final Map<Path, List<String>> shortened = new LinkedHashMap<>();

    EggPaths(Scheme scheme, List<Removal> removals) {
        this.scheme = scheme;
        for (Removal removal : removals) {
            removal.pthLine().ifPresent(lines::add);
        }
    }

    /// The files that may change.
    List<Path> files() {
        List<Path> files = new ArrayList<>();
        if (!lines.isEmpty()) {
            for (Path library : scheme.libraries()) {
                files.add(library.resolve("easy-install.pth"));
            }
        }
        return files;
    }

    /// Reads the files while they are where they are.
    void read() throws IOException {
        for (Path pth : files()) {
            try {
                List<String> kept =
                        new ArrayList<>(Files.readAllLines(pth, StandardCharsets.UTF_8));
                kept.removeIf(it -> lines.contains(it.strip()));
                shortened.put(pth, kept);
            } catch (NoSuchFileException _) {
                // no egg was ever linked here
            }
        }
    }

    /// Writes them anew, after they were put aside.
    void write(Transaction transaction) throws IOException {
        for (Map.Entry<Path, List<String>> file : shortened.entrySet()) {
            Path fresh = transaction.stage();
            transaction.step();
            Files.write(fresh, file.getValue(), StandardCharsets.UTF_8);
            transaction.step();
            Files.move(fresh, file.getKey());
        }
    }
}

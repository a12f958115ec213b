package dev.wardian.python.verify;

import dev.wardian.python.environment.InstalledDistribution;
import dev.wardian.python.install.RecordRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What all distributions of an environment recorded, by file.
final class RecordedFiles {
    private final Map<Path, List<Claim>> claims = new HashMap<>();
    private final List<Deviation> unreadable = new ArrayList<>();

    /// A file as one distribution recorded it.
    record Claim(InstalledDistribution owner, Path file, RecordRow row) {}

    RecordedFiles(Collection<InstalledDistribution> distributions) {
        for (InstalledDistribution one : distributions) {
            read(one);
        }
    }

    Map<Path, List<Claim>> claims() {
        return claims;
    }

    /// The distributions without a record that can be read.
    List<Deviation> unreadable() {
        return unreadable;
    }

    private void read(InstalledDistribution one) {
        if (one.kind() != InstalledDistribution.Kind.DIST_INFO) {
            unrecorded(one, "it was not installed from a wheel");
            return;
        }
        try {
            String text = Files.readString(one.info().resolve("RECORD"), StandardCharsets.UTF_8);
            for (RecordRow row : RecordRow.parse(text)) {
                Path file = one.library().resolve(row.path()).normalize();
                claims.computeIfAbsent(file, _ -> new ArrayList<>(1))
                        .add(new Claim(one, file, row));
            }
        } catch (NoSuchFileException absent) {
            unrecorded(one, "it has no `RECORD`");
        } catch (IOException | IllegalArgumentException damaged) {
            unrecorded(one, "its `RECORD` cannot be read: " + damaged.getMessage());
        }
    }

    private void unrecorded(InstalledDistribution one, String reason) {
        unreadable.add(new Deviation.Unrecorded(one.name(), one.info(), reason));
    }
}

package dev.wardian.python.environment;

import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where the code of one distribution lies, installed or not.
public sealed interface DistributionCode {
    PackageName name();

    Version version();

    /// The folder that the paths of its `RECORD` begin in.
    Path folder();

    /// What its `RECORD` says; nothing if it has none that can be read.
    Optional<String> record();

    /// Code that is installed in an environment.
    record Installed(InstalledDistribution distribution) implements DistributionCode {
        @Override
        public PackageName name() {
            return distribution.name();
        }

        @Override
        public Version version() {
            return distribution.version();
        }

        @Override
        public Path folder() {
            return distribution.library();
        }

        @Override
        public Optional<String> record() {
            return distribution.kind() == InstalledDistribution.Kind.DIST_INFO
                    ? distribution.text("RECORD")
                    : Optional.empty();
        }
    }

    /// The contents of a wheel in a folder.
    ///
    /// @param folder holds what the wheel holds, the `.dist-info` folder among it
    /// @param whole whether all of it lies there; else libraries of other projects may be missing
    record Unpacked(PackageName name, Version version, Path folder, boolean whole)
            implements DistributionCode {
        @Override
        public Optional<String> record() {
            try (var infos = Files.newDirectoryStream(folder, "*.dist-info")) {
                for (var info : infos) {
                    var file = info.resolve("RECORD");
                    return Optional.of(Files.readString(file, StandardCharsets.UTF_8));
                }
            } catch (IOException | DirectoryIteratorException unreadable) {
                // then nothing is known of it
            }
            return Optional.empty();
        }
    }
}

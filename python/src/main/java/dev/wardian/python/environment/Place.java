package dev.wardian.python.environment;

import dev.wardian.standards.version.Specifier;
import dev.wardian.standards.version.Version;
import dev.wardian.standards.version.VersionRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A program that may be an interpreter, and why it was looked at.
record Place(Path program, String reason) {

    /// The versions that the names of file and folders speak of; empty when they say nothing.
    Optional<VersionRange> versions() {
        String name = String.valueOf(program.getFileName());
        int digit = name.startsWith("python3.") ? "python".length() : -1;
        if (digit > 0) {
            String minor = name.endsWith("t") ? name.substring(0, name.length() - 1) : name;
            return Specifier.tryParse("==" + minor.substring(digit) + ".*").map(Specifier::toRange);
        }
        Path bin = program.getParent();
        Path root = bin == null ? null : bin.getParent();
        Path versions = root == null ? null : root.getParent();
        return root != null && versions != null && versions.endsWith("versions")
                ? Version.tryParse(String.valueOf(root.getFileName())).map(VersionRange::singleton)
                : Optional.empty();
    }

    /// What tells two places apart: the file behind links, or the environment it belongs to.
    Path identity() {
        Path folder = program.getParent();
        Path prefix = folder == null ? null : folder.getParent();
        if (prefix != null && Files.exists(prefix.resolve("pyvenv.cfg"))) {
            return prefix;
        }
        try {
            return program.toRealPath();
        } catch (IOException broken) {
            return program;
        }
    }
}

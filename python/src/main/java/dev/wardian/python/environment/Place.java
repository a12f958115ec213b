package dev.wardian.python.environment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A program that may be an interpreter, and why it was looked at.
record Place(Path program, String reason) {

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

package dev.wardian.fuzz;

import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.foreign.Foreign;
import dev.wardian.stack.foreign.ForeignFile;
import dev.wardian.stack.foreign.Importing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Files of other tools: read and put into a project file, or refused with place and expectation.
/// The first byte chooses the kind.
public final class ForeignFuzz {
    static final List<String> NAMES =
            List.of(
                    "poetry.lock",
                    "pdm.lock",
                    "uv.lock",
                    "Pipfile",
                    "Pipfile.lock",
                    "conda-lock.yml",
                    "pixi.lock",
                    "environment.yml",
                    "setup.py",
                    "setup.cfg",
                    "pylock.toml",
                    "pyproject.toml",
                    "requirements.txt",
                    "runtime.txt",
                    "apt.txt");

    private ForeignFuzz() {}

    /// Called by Jazzer.
    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        Choice choice = Choice.of(bytes, NAMES);
        try (Scratch scratch = Scratch.open()) {
            Path file = scratch.folder("in").resolve(choice.name());
            Files.write(file, choice.content());
            Foreign foreign;
            try {
                foreign = ForeignFile.read(file);
            } catch (StackException refused) {
                if (refused.problem().message().isEmpty()) {
                    throw refused;
                }
                return;
            }
            Path project = scratch.folder("out").resolve("pyproject.toml");
            String text =
                    new Importing(foreign).into(project, Optional.empty()).manifest().text();
            Files.writeString(project, text);
            ForeignFile.read(project); // what we write can be read
        }
    }
}

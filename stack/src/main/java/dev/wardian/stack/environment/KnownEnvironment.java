package dev.wardian.stack.environment;

import java.nio.file.Path;
import java.util.Optional;

/// A virtual environment of this machine. What is told was read from its files; no Python was run.
///
/// @param root its folder
/// @param pythonVersion the interpreter's version as the environment's maker wrote it
/// @param home the folder of the interpreter that it was made from
/// @param maker the tool that made it, such as `wardian`, `uv 0.9.1`, `venv`
/// @param packages how many distributions are installed in it
/// @param active true for the one that the shell is in
/// @param broken true when its interpreter is no longer there
/// @param noted true when it was linked out of this cache before, wherever it lies
public record KnownEnvironment(
        Path root,
        Optional<String> pythonVersion,
        Optional<Path> home,
        String maker,
        int packages,
        boolean active,
        boolean broken,
        boolean noted) {}

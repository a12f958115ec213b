package dev.wardian.stack.module;

import dev.wardian.python.environment.Interpreter;
import dev.wardian.python.environment.PythonEnvironment;
import dev.wardian.python.link.ImportReader;
import java.nio.file.Path;
import java.util.Optional;

/// What it takes to compare the imports of sources with what packages have.
///
/// @param folder the working folder
/// @param interpreter parses the sources
/// @param environment what is installed, if that counts
/// @param reader reads imports
/// @param source knows the modules of what is not installed
public record ImportTools(
        Path folder,
        Interpreter interpreter,
        Optional<PythonEnvironment> environment,
        ImportReader reader,
        ModuleSource source) {}

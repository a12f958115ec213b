package dev.wardian.python.link;

import dev.wardian.python.environment.Interpreter;
import dev.wardian.python.internal.link.SourceImports;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// Reads what the sources and notebooks of a project import, wherever it stands: in functions,
/// under conditions, for type checkers, by a literal name while running. An interpreter parses
/// them; nothing is executed. Safe for all threads.
public final class ImportReader {
    private final Path facts;
    private final int workers;

    /// @param facts the folder that keeps what files say; made when needed
    /// @param workers how many interpreters may parse at once
    public ImportReader(Path facts, int workers) {
        this.facts = facts;
        this.workers = workers;
    }

    /// What an interpreter says.
    ///
    /// @param standardLibrary the top-level modules that come with it
    /// @param files in the order in which they were asked for
    public record Read(Set<String> standardLibrary, List<FileImports> files) {
        public Read {
            standardLibrary = Set.copyOf(standardLibrary);
            files = List.copyOf(files);
        }
    }

    /// Reads files.
    ///
    /// @param files sources (`.py`) and notebooks (`.ipynb`), absolute
    /// @throws dev.wardian.python.PythonException if the interpreter cannot be run
    public Read read(Interpreter interpreter, List<Path> files) {
        return new SourceImports(interpreter, facts, workers).read(files);
    }
}

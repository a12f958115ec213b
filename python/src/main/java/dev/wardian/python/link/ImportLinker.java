package dev.wardian.python.link;

import dev.wardian.python.environment.CodeSet;
import dev.wardian.python.environment.DistributionCode;
import dev.wardian.python.environment.Interpreter;
import dev.wardian.python.environment.PythonEnvironment;
import dev.wardian.python.internal.link.EnvironmentCode;
import dev.wardian.standards.name.PackageName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// Resolves what the modules of an environment import against what is there, as a linker resolves
/// symbols; nothing of the environment is executed.
///
/// Modules are parsed once by the environment's own interpreter; what they say is kept under the
/// digest of their distribution's code. Reported is only what fails with certainty: a name that may
/// be made while running, an import that is caught or conditional, one inside a function, and what
/// nothing leads to are no errors. Safe for all threads; several processes may share the folder.
public final class ImportLinker {
    private final EnvironmentCode.Place place;

    /// @param facts the folder that keeps what modules say; made when needed
    /// @param workers how many interpreters may parse at once
    public ImportLinker(Path facts, int workers) {
        this.place = new EnvironmentCode.Place(facts, workers);
    }

    /// Links an environment.
    ///
    /// @param modules what will be imported besides the top-level modules of each package, such as
    ///     `plotly.express`
    public LinkReport link(PythonEnvironment environment, List<String> modules) {
        try (var code = EnvironmentCode.read(environment, place)) {
            return code.link(modules);
        }
    }

    /// Links what some packages of an environment lead to.
    ///
    /// @param packages whose top-level modules are imported
    public LinkReport link(PythonEnvironment environment, Set<PackageName> packages) {
        try (var code = EnvironmentCode.read(environment, place)) {
            return code.linkFrom(packages, false);
        }
    }

    /// The modules that are imported when a package is, whatever conditions come to: by statements
    /// that always run, and by those of the branches of an `if` that nobody can work out. More than
    /// what is certainly imported, and no proof by itself.
    public Set<String> likely(Interpreter interpreter, DistributionCode one) {
        try (var code = EnvironmentCode.read(interpreter, List.of(one), place)) {
            return code.likely(one.name());
        }
    }

    /// Links what would be installed, with nothing beside it but the standard library.
    ///
    /// @param required the packages that others among them require
    /// @param modules what will be imported besides the top-level modules of each package
    /// @throws IOException if the standard library cannot be read
    public LinkReport link(CodeSet all, Set<PackageName> required, List<String> modules)
            throws IOException {
        try (var code = EnvironmentCode.read(all, required, place)) {
            return code.link(modules);
        }
    }

    /// Links some distributions that may be imported together, with whatever else: what is not
    /// among them counts as there. So what is broken is broken beside every choice of the others.
    ///
    /// @param interpreter the one that would import them
    /// @param packages whose top-level modules are imported
    /// @param parts whether the public modules right below them are imported too
    public LinkReport link(
            Interpreter interpreter,
            List<DistributionCode> some,
            Set<PackageName> packages,
            boolean parts) {
        try (var code = EnvironmentCode.read(interpreter, some, place)) {
            return code.linkFrom(packages, parts);
        }
    }
}

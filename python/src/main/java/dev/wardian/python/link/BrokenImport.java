package dev.wardian.python.link;

import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A statement that fails whenever its module is imported.
///
/// @param module the module that it stands in
/// @param owner the package that the module is part of; none for a module that belongs to nobody
/// @param file the file
/// @param line the line, from 1
/// @param statement the statement in its shortest form, such as `from scipy.linalg import triu`
/// @param fault why it fails
/// @param provider the package whose files decide: in which the name, or the module below it, is
///     missing; none where it is the standard library, or where nobody can say who should bring it
/// @param chain which module imports which, from one that a person would import to this one
public record BrokenImport(
        String module,
        Optional<Owner> owner,
        Path file,
        int line,
        String statement,
        Fault fault,
        Optional<Owner> provider,
        List<String> chain) {
    public BrokenImport {
        chain = List.copyOf(chain);
    }

    /// A package in the version that is installed.
    public record Owner(PackageName name, Version version) {
        @Override
        public String toString() {
            return "`" + name + "` " + version;
        }
    }

    /// Why a statement fails.
    public sealed interface Fault {
        /// There is no such module.
        record NoModule(String module) implements Fault {}

        /// The module is there, but nothing in it has that name.
        ///
        /// @param provider the package that the module is part of; none for the standard library
        record NoName(String module, String name, Optional<Owner> provider) implements Fault {}

        /// The module refuses to be imported, always.
        ///
        /// @param what the exception as it stands in the source
        record Raises(String what) implements Fault {}
    }

    /// What Python would say, for people.
    public String reason() {
        return switch (fault) {
            case Fault.NoModule(var name) ->
                    "there is no module `"
                            + name
                            + "`"
                            + RemovedModules.since(name)
                                    .map(it -> ", which left the standard library in Python " + it)
                                    .orElse("");
            case Fault.NoName(var name, var missing, var provider) ->
                    provider.map(one -> "`" + name + "` of " + one).orElse("`" + name + "`")
                            + " has no `"
                            + missing
                            + "`";
            case Fault.Raises(var what) -> "it refuses to be imported (" + what + ")";
        };
    }
}

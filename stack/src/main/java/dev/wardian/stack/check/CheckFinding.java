package dev.wardian.stack.check;

import dev.wardian.python.link.BrokenImport;
import dev.wardian.stack.library.LibraryFinding;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Something wrong with an environment, as `check` finds it.
public sealed interface CheckFinding {

    /// A package needs another that is not there.
    record Missing(PackageName name, Version version, String requirement) implements CheckFinding {}

    /// A package needs another version of something that is there.
    record Conflicting(
            PackageName name,
            Version version,
            String requirement,
            PackageName dependency,
            Version installed)
            implements CheckFinding {}

    /// A package does not run on this Python.
    record WrongPython(PackageName name, Version version, String requiresPython)
            implements CheckFinding {}

    /// None of the tags of the wheel that it came from fits this interpreter.
    record WrongPlatform(PackageName name, Version version) implements CheckFinding {}

    /// Two copies of one package lie there.
    record Duplicate(PackageName name, String locations) implements CheckFinding {}

    /// A package's own records cannot be read.
    record Unreadable(String location, String reason) implements CheckFinding {}

    /// A module of a package cannot be imported, because a statement in it fails.
    ///
    /// @param first the statement, or the first of several
    /// @param more how many other statements of the package fail for the same reason
    record NotImportable(BrokenImport first, int more) implements CheckFinding {}

    /// A package was compiled for another NumPy than the one that is installed.
    ///
    /// @param compiledFor which NumPy its extension modules accept: `NumPy 1`, `NumPy 2.0 or later`
    /// @param installed the NumPy that is there
    /// @param file the first extension module that says so
    /// @param more how many others say the same
    record NumpyMismatch(
            PackageName name,
            Version version,
            String compiledFor,
            Version installed,
            Path file,
            int more)
            implements CheckFinding {}

    /// Extension modules of packages cannot be loaded for want of a shared library.
    record Lacking(LibraryFinding library) implements CheckFinding {}

    /// What a person needs to see it for themselves, a line each.
    default List<String> evidence() {
        return switch (this) {
            case NotImportable(var first, var more) -> {
                var lines = new ArrayList<String>();
                lines.add(first.file() + ":" + first.line() + ": " + first.statement());
                if (first.chain().size() > 1) {
                    lines.add("imported by " + String.join(" > ", first.chain()));
                }
                if (more > 0) {
                    lines.add("and " + more + " more of its statements");
                }
                yield lines;
            }
            case NumpyMismatch(_, _, _, _, var file, var more) ->
                    List.of(file + (more > 0 ? " and " + more + " more extension modules" : ""));
            case Lacking(var library) -> {
                var first = library.needers().getFirst();
                var more = library.needers().size() - 1;
                yield List.of(
                        first.file()
                                + (more > 0 ? " and " + more + " more extension modules" : ""));
            }
            case Missing _,
                    Conflicting _,
                    WrongPython _,
                    WrongPlatform _,
                    Duplicate _,
                    Unreadable _ ->
                    List.of();
        };
    }

    /// The requirement that is likely to mend it, where one is known.
    default Optional<String> remedy() {
        return switch (this) {
            case NumpyMismatch(_, _, var compiledFor, _, _, _) ->
                    Optional.of(
                            compiledFor.equals("NumPy 1")
                                    ? "numpy<2"
                                    : "numpy>=" + compiledFor.split(" ", -1)[1]);
            case NotImportable(var first, _) ->
                    first.fault() instanceof BrokenImport.Fault.NoModule(var module)
                            ? Remedies.bringing(module)
                            : Optional.empty();
            case Missing(_, _, var requirement) -> Optional.of(requirement);
            case Conflicting(_, _, var requirement, _, _) -> Optional.of(requirement);
            case Lacking _, WrongPython _, WrongPlatform _, Duplicate _, Unreadable _ ->
                    Optional.empty();
        };
    }

    /// One line for a person.
    default String message() {
        return switch (this) {
            case Missing(var name, var version, var requirement) ->
                    "`%s` %s requires `%s`, which is not installed"
                            .formatted(name, version, requirement);
            case Conflicting(var name, var version, var requirement, var other, var installed) ->
                    "`%s` %s requires `%s`, but `%s` %s is installed"
                            .formatted(name, version, requirement, other, installed);
            case WrongPython(var name, var version, var requires) ->
                    "`%s` %s requires Python %s".formatted(name, version, requires);
            case WrongPlatform(var name, var version) ->
                    "`%s` %s is not for this platform".formatted(name, version);
            case Duplicate(var name, var locations) ->
                    "`%s` is installed more than once: %s".formatted(name, locations);
            case NotImportable(var first, _) ->
                    "%s does not import: %s"
                            .formatted(
                                    first.owner()
                                            .map(BrokenImport.Owner::toString)
                                            .orElse("`" + first.module() + "`"),
                                    first.reason());
            case NumpyMismatch(var name, var version, var compiledFor, var installed, _, _) ->
                    "`%s` %s does not import: it was compiled for %s, but `numpy` %s is installed"
                            .formatted(name, version, compiledFor, installed);
            case Lacking(var library) -> library.message();
            case Unreadable(var location, var reason) ->
                    "`%s` cannot be read: %s".formatted(location, reason);
        };
    }
}

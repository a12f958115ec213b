package dev.wardian.stack.check;

import dev.wardian.host.MajorMinor;
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

    /// A package was compiled for another PyTorch than the one that is there: a library of it needs
    /// a symbol that this one does not define.
    ///
    /// @param torch the PyTorch that is there
    /// @param file the first library that says so
    /// @param symbol the first symbol, as compilers write it
    /// @param more how many other symbols are missing
    record TorchMismatch(
            PackageName name, Version version, Version torch, Path file, String symbol, int more)
            implements CheckFinding {}

    /// Extension modules of packages cannot be loaded for want of a shared library.
    ///
    /// @param machine on which machine: `this machine`, `a minimal debian:12`
    /// @param brings which packages bring it, a line for each family of distributions
    record Lacking(LibraryFinding library, String machine, List<String> brings)
            implements CheckFinding {
        public Lacking {
            brings = List.copyOf(brings);
        }
    }

    /// Two packages brought the same files, and not with the same contents: what was installed last
    /// lies there.
    ///
    /// @param files how many of them differ
    /// @param first one of them, as `RECORD` names it
    /// @param there whose it is that lies there, where that is known
    record Overwritten(
            BrokenImport.Owner one,
            BrokenImport.Owner other,
            int files,
            String first,
            Optional<BrokenImport.Owner> there)
            implements CheckFinding {}

    /// A package has code for GPUs, but none that a GPU of the machine runs.
    ///
    /// @param gpu its name
    /// @param capability its compute capability times ten
    /// @param code what the package has
    record NoGpuCode(
            PackageName name, Version version, String gpu, int capability, List<String> code)
            implements CheckFinding {
        public NoGpuCode {
            code = List.copyOf(code);
        }
    }

    /// The packages bring a CUDA that the driver does not run.
    ///
    /// @param name the package that brings CUDA's run time
    /// @param runtime which CUDA it is
    /// @param highest the highest that the driver runs
    record DriverTooOld(PackageName name, Version version, MajorMinor runtime, MajorMinor highest)
            implements CheckFinding {}

    /// A folder of `LD_LIBRARY_PATH` has another library of the name, which the loader takes.
    ///
    /// @param other the file that is taken
    record Shadowed(PackageName name, Version version, Path other) implements CheckFinding {}

    /// Code that was generated for another Protocol Buffers than the one that is installed.
    ///
    /// @param generated how it was generated, to be read after the name: `has code generated by …`
    /// @param file the first module that says so
    /// @param more how many others say the same
    /// @param accepts the requirement that admits what it works with
    record ProtobufMismatch(
            PackageName name,
            Version version,
            String generated,
            Version installed,
            Path file,
            int more,
            String accepts)
            implements CheckFinding {}

    /// A package does not import beside the version of another that is there: a correction of its
    /// metadata says so.
    ///
    /// @param reason what it does, to be read after name and version
    /// @param source where that stands
    record Corrected(
            PackageName name,
            Version version,
            PackageName other,
            Version installed,
            String reason,
            String source)
            implements CheckFinding {}

    /// A lock has nothing for the environment that it was looked at for.
    ///
    /// @param details what it offers, a line each
    record NotForTarget(String reason, List<String> details) implements CheckFinding {
        public NotForTarget {
            details = List.copyOf(details);
        }
    }

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
            case NumpyMismatch(_, _, _, _, var file, var more) -> List.of(several(file, more));
            case TorchMismatch(_, _, _, var file, var symbol, var more) ->
                    List.of(
                            "%s needs `%s`%s"
                                    .formatted(
                                            file,
                                            symbol,
                                            more > 0 ? " and " + more + " more symbols" : ""));
            case Lacking(var library, _, var brings) -> {
                var first = library.needers().getFirst();
                var lines = new ArrayList<String>();
                lines.add(several(first.file(), library.needers().size() - 1));
                lines.addAll(brings);
                yield lines;
            }
            case ProtobufMismatch(_, _, _, _, var file, var more, _) ->
                    List.of(file + (more > 0 ? " and " + more + " more modules" : ""));
            case Corrected(_, _, _, _, _, var source) -> List.of(source);
            case NotForTarget(_, var details) -> details;
            case Overwritten(_, _, var files, var first, _) ->
                    List.of(first + (files > 1 ? " and " + (files - 1) + " more files" : ""));
            case Missing _,
                    Conflicting _,
                    WrongPython _,
                    WrongPlatform _,
                    Duplicate _,
                    NoGpuCode _,
                    DriverTooOld _,
                    Shadowed _,
                    Unreadable _ ->
                    List.of();
        };
    }

    private static String several(Path file, int more) {
        return file + (more > 0 ? " and " + more + " more extension modules" : "");
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
            case ProtobufMismatch(_, _, _, _, _, _, var accepts) -> Optional.of(accepts);
            case Lacking _,
                    Corrected _,
                    TorchMismatch _,
                    WrongPython _,
                    WrongPlatform _,
                    Duplicate _,
                    Overwritten _,
                    NoGpuCode _,
                    DriverTooOld _,
                    Shadowed _,
                    NotForTarget _,
                    Unreadable _ ->
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
            case TorchMismatch(var name, var version, var torch, _, _, _) ->
                    "`%s` %s cannot be loaded: it was compiled for another PyTorch than `torch` %s"
                            .formatted(name, version, torch);
            case Lacking(var library, var machine, _) -> library.message(machine);
            case Overwritten(var one, var other, var files, _, var there) ->
                    "%s and %s both own %s with different contents%s"
                            .formatted(
                                    one,
                                    other,
                                    files == 1 ? "a file" : files + " files",
                                    there.map(it -> "; those of " + it + " lie there").orElse(""));
            case NoGpuCode(var name, var version, var gpu, var capability, var code) ->
                    "`%s` %s has no code for `%s` (sm_%d): it has %s"
                            .formatted(name, version, gpu, capability, code);
            case DriverTooOld(var name, var version, var runtime, var highest) ->
                    "`%s` %s brings CUDA %s, but the driver runs CUDA up to %s"
                            .formatted(name, version, runtime, highest);
            case Shadowed(var name, var version, var other) ->
                    "`%s` is loaded instead of that of `%s` %s, because of LD_LIBRARY_PATH"
                            .formatted(other, name, version);
            case ProtobufMismatch(var name, var version, var generated, var installed, _, _, _) ->
                    "`%s` %s does not import: it %s, but `protobuf` %s is installed"
                            .formatted(name, version, generated, installed);
            case Corrected(var name, var version, var other, var installed, var reason, _) ->
                    "`%s` %s does not go with `%s` %s: it %s"
                            .formatted(name, version, other, installed, reason);
            case NotForTarget(var reason, _) -> reason;
            case Unreadable(var location, var reason) ->
                    "`%s` cannot be read: %s".formatted(location, reason);
        };
    }
}

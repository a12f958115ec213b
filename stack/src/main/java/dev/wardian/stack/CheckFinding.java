package dev.wardian.stack;

import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;

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
            case Unreadable(var location, var reason) ->
                    "`%s` cannot be read: %s".formatted(location, reason);
        };
    }
}

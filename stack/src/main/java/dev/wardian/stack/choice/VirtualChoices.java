package dev.wardian.stack.choice;

import java.util.Optional;

/// How a new virtual environment is made.
///
/// @param python the interpreter asked for, as in [EnvironmentRequest]
/// @param seed true to install pip into it
/// @param systemSitePackages true when it sees the base interpreter's packages
/// @param clear true to empty an existing folder first
/// @param allowExisting true to write into an existing folder
/// @param prompt what the shell shows; the folder's name when empty
public record VirtualChoices(
        Optional<String> python,
        boolean seed,
        boolean systemSitePackages,
        boolean clear,
        boolean allowExisting,
        Optional<String> prompt) {

    /// A plain environment of the default interpreter.
    public static VirtualChoices usual() {
        return new VirtualChoices(Optional.empty(), false, false, false, false, Optional.empty());
    }
}

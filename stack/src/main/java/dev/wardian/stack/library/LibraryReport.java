package dev.wardian.stack.library;

import java.util.List;
import java.util.Optional;

/// What the packages of an environment lack of shared libraries.
///
/// @param findings what keeps extension modules from being loaded, sorted by library
/// @param notes what only modules lack that their package imports under conditions, and what
///     concerns a driver that a machine without a GPU need not have
/// @param command what installs all that is absent, where that is known
/// @param files how many files were followed
public record LibraryReport(
        List<LibraryFinding> findings,
        List<LibraryFinding> notes,
        Optional<String> command,
        int files) {
    public LibraryReport {
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
    }

    /// Nothing was looked at, because nothing could lack anything.
    public static LibraryReport nothing() {
        return new LibraryReport(List.of(), List.of(), Optional.empty(), 0);
    }
}

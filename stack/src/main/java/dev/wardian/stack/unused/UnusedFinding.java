package dev.wardian.stack.unused;

import dev.wardian.standards.name.PackageName;
import java.util.Optional;

/// One import or one declaration that is not as it should be.
///
/// @param name the module, or the package as it is declared
/// @param distribution the package that brings the module, where it is known
/// @param file as people see it from the working folder
/// @param line counted from one; in a notebook through the code of all its cells
/// @param column counted from one, in characters
/// @param cell which cell of a notebook
/// @param caught whether an `ImportError` is caught where it is imported
/// @param message one line for a person
public record UnusedFinding(
        Rule rule,
        String name,
        Optional<PackageName> distribution,
        String file,
        int line,
        int column,
        Optional<Integer> cell,
        boolean caught,
        String message) {}

package dev.wardian.stack.unused;

import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.SpecifierSet;

/// A requirement that somebody wrote down.
///
/// @param spelled the name as it is written
/// @param specifiers the versions that are accepted
/// @param file as people see it from the working folder
/// @param line counted from one
/// @param column counted from one
/// @param text the whole line
/// @param development whether it is for those alone who work on the project
record Declaration(
        PackageName name,
        String spelled,
        SpecifierSet specifiers,
        String file,
        int line,
        int column,
        String text,
        boolean development) {}

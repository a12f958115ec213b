package dev.wardian.stack.explain;

import dev.wardian.python.resolve.RootRequirement;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;

/// One line that a person wrote and could change: a requirement or a constraint.
///
/// @param kind which of the two
/// @param written the line with its origin
public record Demand(Kind kind, RootRequirement written) {

    /// What a line is for.
    public enum Kind {
        /// The package must be there.
        REQUIREMENT,
        /// If the package is needed, its version is within this.
        CONSTRAINT
    }

    /// The package it is about.
    public PackageName name() {
        return written.requirement().name();
    }

    /// What it asks for.
    public Requirement requirement() {
        return written.requirement();
    }

    /// The requirement as it may be shown and kept: without its address, which may hold a secret.
    public String shown() {
        return requirement().url().isPresent() ? name() + " @ …" : requirement().asWritten();
    }

    @Override
    public String toString() {
        return "`" + shown() + "` (" + written.origin() + ")";
    }
}

package dev.wardian.python.resolve;

import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.Version;

/// Who asks for a package, and how.
public sealed interface Via {
    /// What is asked for, overrides applied.
    Requirement requirement();

    /// A person does.
    record Root(RootRequirement root) implements Via {
        @Override
        public Requirement requirement() {
            return root.requirement();
        }
    }

    /// A person limits the versions of it.
    record Constraint(RootRequirement constraint) implements Via {
        @Override
        public Requirement requirement() {
            return constraint.requirement();
        }
    }

    /// A chosen package does.
    ///
    /// @param name the package that asks, with what version
    /// @param requirement what it asks for, overrides applied
    record Dependent(PackageName name, Version version, Requirement requirement) implements Via {}
}

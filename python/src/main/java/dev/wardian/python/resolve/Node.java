package dev.wardian.python.resolve;

import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.PackageName;

/// What the solver decides on: packages, their extras, and all that was asked for.
sealed interface Node {
    /// All that was asked for; has one version.
    enum Start implements Node {
        ROOT
    }

    /// A package without extras.
    record Project(PackageName name) implements Node {
        @Override
        public String toString() {
            return name.toString();
        }
    }

    /// One extra of a package: what is needed on top of the package itself, in the same version.
    record Extra(PackageName name, ExtraName extra) implements Node {
        @Override
        public String toString() {
            return name + "[" + extra + "]";
        }
    }
}

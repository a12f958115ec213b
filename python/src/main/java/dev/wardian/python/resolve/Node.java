package dev.wardian.python.resolve;

import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.PackageName;
import java.util.Optional;

/// What the solver decides on: packages, their extras, and all that was asked for.
///
/// A requirement with an extra or under a condition does not ask for the package itself but for a
/// proxy of it, [Asked], whose versions are those of the package. It shares uv's reasons: with
/// `black==23.0.1` and `black[colorama]` nothing is learned of the extra of any other version, and
/// what is decided in which order is the same as there.
sealed interface Node {
    /// The package or extra that it stands for; itself if it is one, or the start.
    Node plain();

    /// The package that it is about; empty for the start.
    default Optional<PackageName> about() {
        return plain() instanceof Plain plain ? Optional.of(plain.name()) : Optional.empty();
    }

    /// All that was asked for; has one version.
    enum Start implements Node {
        ROOT;

        @Override
        public Node plain() {
            return this;
        }
    }

    /// A package or one of its extras.
    sealed interface Plain extends Node {
        PackageName name();

        @Override
        default Node plain() {
            return this;
        }
    }

    /// A package without extras.
    record Project(PackageName name) implements Plain {
        @Override
        public String toString() {
            return name.toString();
        }
    }

    /// One extra of a package: what is needed on top of the package itself, in the same version.
    record Extra(PackageName name, ExtraName extra) implements Plain {
        @Override
        public String toString() {
            return name + "[" + extra + "]";
        }
    }

    /// The proxy that a requirement with an extra or under a condition asks for: needs the package,
    /// the extra, and a copy of either for the condition, all in the same version.
    ///
    /// @param condition the marker without what it says of extras, empty if nothing is left
    record Asked(Plain plain, String condition) implements Node {
        @Override
        public String toString() {
            return plain.toString();
        }
    }

    /// A package or extra as it is needed under a condition; needs what that needs.
    record Copy(Plain plain, String condition) implements Node {
        @Override
        public String toString() {
            return plain.toString();
        }
    }
}

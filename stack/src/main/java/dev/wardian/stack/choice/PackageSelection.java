package dev.wardian.stack.choice;

import dev.wardian.standards.name.PackageName;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/// Some packages, as flags name them: none, all, or these. Used for what to upgrade, reinstall,
/// build or never build.
public sealed interface PackageSelection {

    /// No package at all.
    record None() implements PackageSelection {}

    /// Every package.
    record All() implements PackageSelection {}

    /// Exactly the named packages.
    record Only(Set<PackageName> names) implements PackageSelection {
        public Only {
            names = Set.copyOf(names);
        }
    }

    static PackageSelection none() {
        return new None();
    }

    static PackageSelection all() {
        return new All();
    }

    /// The named packages; no names select nothing.
    static PackageSelection only(Collection<PackageName> names) {
        return names.isEmpty() ? new None() : new Only(Set.copyOf(names));
    }

    /// True when the package is selected.
    default boolean contains(PackageName name) {
        return switch (this) {
            case None() -> false;
            case All() -> true;
            case Only(var names) -> names.contains(name);
        };
    }

    /// What either of both selects.
    default PackageSelection or(PackageSelection other) {
        if (this instanceof All || other instanceof None) {
            return this;
        }
        if (this instanceof Only(var mine) && other instanceof Only(var others)) {
            var all = new HashSet<>(mine);
            all.addAll(others);
            return new Only(all);
        }
        return other;
    }
}

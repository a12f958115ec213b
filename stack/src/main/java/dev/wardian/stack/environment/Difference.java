package dev.wardian.stack.environment;

import dev.wardian.standards.name.PackageName;
import java.util.List;
import java.util.Optional;

/// What tells two sets of packages apart, each of an environment, a lock or a file of pins.
///
/// @param left the first one, as it was named
/// @param right the second one
/// @param python both Python versions, where both are known and differ
/// @param changes the packages that are not the same, sorted by name
/// @param same how many are
public record Difference(
        String left, String right, Optional<Pythons> python, List<Change> changes, int same) {
    public Difference {
        changes = List.copyOf(changes);
    }

    /// Two versions of Python.
    public record Pythons(String left, String right) {}

    /// A package that is on one side alone, or on both in other versions or from other places.
    public record Change(PackageName name, Optional<Pin> left, Optional<Pin> right) {}

    /// A package on one side.
    ///
    /// @param version empty where only building it can tell
    /// @param url the address that it comes from, if it comes from no index
    /// @param editable true when it is installed editable
    public record Pin(Optional<String> version, Optional<String> url, boolean editable) {
        /// As a person writes it.
        @Override
        public String toString() {
            return version.orElse("")
                    + url.map(text -> (version.isEmpty() ? "" : " ") + "@ " + text).orElse("")
                    + (editable ? " (editable)" : "");
        }
    }

    /// True when both sides have the same packages and the same Python.
    public boolean isEmpty() {
        return changes.isEmpty() && python.isEmpty();
    }
}

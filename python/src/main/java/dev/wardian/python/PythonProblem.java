package dev.wardian.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What can go wrong on the Python side, as data.
///
/// Each problem says in one line what happened, with the values; then what was expected or offered;
/// then, where it is likely to help, a hint that can be pasted. No text holds a secret.
public sealed interface PythonProblem
        permits PythonProblem.UnknownPackage,
                ResolveProblem,
                EnvironmentProblem,
                IndexProblem,
                BuildProblem,
                InstallProblem {
    /// What happened, in one line without a full stop, names in backticks.
    String message();

    /// What was expected or offered, one fact a line; often empty.
    default List<String> details() {
        return List.of();
    }

    /// What would help, if that is likely.
    default Optional<String> hint() {
        return Optional.empty();
    }

    /// No configured index knows a project of this name.
    ///
    /// @param name the normalised name that was asked for
    /// @param places the indexes that were asked, as they may be shown
    /// @param near known names that are spelled almost alike, the nearest first
    record UnknownPackage(String name, List<String> places, List<String> near)
            implements PythonProblem {
        /// Copies the lists.
        public UnknownPackage {
            places = List.copyOf(places);
            near = List.copyOf(near);
        }

        @Override
        public String message() {
            return "no index knows a package named `" + name + "`";
        }

        @Override
        public List<String> details() {
            List<String> details = new ArrayList<>(2);
            if (!places.isEmpty()) {
                details.add("asked: " + String.join(", ", places));
            }
            if (near.isEmpty()) {
                details.add("no name like it is known here; an index cannot be searched for one");
            }
            return details;
        }

        @Override
        public Optional<String> hint() {
            return near.isEmpty()
                    ? Optional.empty()
                    : Optional.of("did you mean `" + String.join("`, `", near) + "`?");
        }
    }
}

package dev.wardian.python;

import java.util.List;

/// What can be wrong with what a resolver is asked, before it can be answered.
public sealed interface ResolveProblem extends PythonProblem {
    /// Two requirements name different addresses for one package.
    ///
    /// @param name the package
    /// @param requirements the requirements, with where they were written
    record TwoAddresses(String name, List<String> requirements) implements ResolveProblem {
        /// Copies the list.
        public TwoAddresses {
            requirements = List.copyOf(requirements);
        }

        @Override
        public String message() {
            return "`" + name + "` is to be taken from two addresses";
        }

        @Override
        public List<String> details() {
            return requirements;
        }
    }

    /// A requirement names an address where none can be followed.
    record NoAddresses(String name, String url) implements ResolveProblem {
        @Override
        public String message() {
            return "`" + name + "` cannot be taken from `" + url + "` here";
        }
    }
}

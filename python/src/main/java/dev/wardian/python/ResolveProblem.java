package dev.wardian.python;

import java.util.List;
import java.util.Optional;

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

    /// There may be an answer, but not all that is needed to find it is kept, and no server may be
    /// asked.
    ///
    /// @param lacking what is not kept, each with who asks for it
    record NotKept(List<String> lacking) implements ResolveProblem {
        /// Copies the list.
        public NotKept {
            lacking = List.copyOf(lacking);
        }

        @Override
        public String message() {
            return "not all that is needed is in the cache, and the network is not used";
        }

        @Override
        public List<String> details() {
            return lacking.stream().map(what -> "missing: " + what).toList();
        }

        @Override
        public Optional<String> hint() {
            return Optional.of("run the command once without `--offline`");
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

package dev.wardian.host.resolve;

import java.util.List;

/// A package of the solver's universe.
sealed interface Node {
    /// What was asked for.
    record Root() implements Node {
        @Override
        public String toString() {
            return "what is asked for";
        }
    }

    /// A package. The versions are places in the list of its candidates, and [#ABSENT] for having
    /// none.
    record Named(String name) implements Node {
        /// The version that says that the package is not there.
        static final int ABSENT = -1;

        @Override
        public String toString() {
            return name;
        }
    }

    /// A group of alternatives that several packages can meet. The versions are places in the list
    /// of those packages.
    record Group(List<Relation> alternatives) implements Node {
        public Group {
            alternatives = List.copyOf(alternatives);
        }

        @Override
        public String toString() {
            return Relation.text(alternatives);
        }
    }
}

package dev.wardian.host.rpm;

import java.util.List;

/// A package of the solver's universe.
sealed interface RpmNode {
    /// What was asked for.
    record Root() implements RpmNode {
        @Override
        public String toString() {
            return "what is asked for";
        }
    }

    /// A package. Its versions are places in the list of its candidates.
    record Named(String name) implements RpmNode {
        @Override
        public String toString() {
            return name;
        }
    }

    /// Something that several packages provide. Its versions are places in the list of those.
    record Provided(RpmRelation relation) implements RpmNode {
        @Override
        public String toString() {
            return relation.toString();
        }
    }

    /// Something that is met in one of several ways. Its versions are places in the list of those.
    record Condition(RpmRelation said, List<RpmWay> ways) implements RpmNode {
        public Condition {
            ways = List.copyOf(ways);
        }

        @Override
        public String toString() {
            return said.toString();
        }
    }
}

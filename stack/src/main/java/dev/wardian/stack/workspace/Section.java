package dev.wardian.stack.workspace;

import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.GroupName;

/// A list of requirements in a `pyproject.toml`.
public sealed interface Section {

    /// `dependencies` of `[project]`.
    record Main() implements Section {
        @Override
        public String toString() {
            return "dependencies";
        }
    }

    /// An extra, in `[project.optional-dependencies]`.
    record Extra(ExtraName name) implements Section {
        @Override
        public String toString() {
            return "extra `" + name + "`";
        }
    }

    /// A group, in `[dependency-groups]` (PEP 735).
    record Group(GroupName name) implements Section {
        @Override
        public String toString() {
            return "group `" + name + "`";
        }
    }

    /// The list that packages go into where nobody says otherwise.
    static Section main() {
        return new Main();
    }

    /// An extra by its name.
    static Section extra(String name) {
        return new Extra(ExtraName.of(name));
    }

    /// A group by its name.
    static Section group(String name) {
        return new Group(GroupName.of(name));
    }
}

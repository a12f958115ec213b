package dev.wardian.stack.project;

import dev.wardian.standards.marker.Marker;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.GroupName;

/// What a requirement of a project counts for, if not always: who installs from a lock may choose.
public sealed interface SelectedBy {

    /// When it counts, as a lock says it (PEP 751, section "packages.marker").
    Marker marker();

    /// Where this extra is wanted.
    record Extra(ExtraName name) implements SelectedBy {
        @Override
        public Marker marker() {
            return Marker.parse("'" + name + "' in extras");
        }
    }

    /// Where this dependency group is wanted.
    record Group(GroupName name) implements SelectedBy {
        @Override
        public Marker marker() {
            return Marker.parse("'" + name + "' in dependency_groups");
        }
    }
}

package dev.wardian.stack.project;

import dev.wardian.standards.marker.Marker;
import dev.wardian.standards.marker.MarkerSpace;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.GroupName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where a project takes one of its dependencies from (`sources`), where it is not any index.
public sealed interface PackageOrigin {

    /// When it counts.
    Condition when();

    /// When an origin counts.
    ///
    /// @param marker a marker that must hold (PEP 508)
    /// @param extra the extra of the project that must ask for it
    /// @param group the dependency group that must ask for it
    record Condition(Optional<String> marker, Optional<String> extra, Optional<String> group) {

        /// Its marker alone.
        public Condition withoutChoices() {
            return new Condition(marker, Optional.empty(), Optional.empty());
        }

        /// What must be wanted.
        public List<SelectedBy> choices() {
            var choices = new ArrayList<SelectedBy>(2);
            extra.flatMap(ExtraName::tryOf).map(SelectedBy.Extra::new).ifPresent(choices::add);
            group.flatMap(GroupName::tryOf).map(SelectedBy.Group::new).ifPresent(choices::add);
            return choices;
        }

        /// Where it holds.
        public MarkerSpace space() {
            var space =
                    marker.map(text -> MarkerSpace.of(Marker.parse(text)))
                            .orElseGet(MarkerSpace::all);
            for (var choice : choices()) {
                space = space.and(MarkerSpace.of(choice.marker()));
            }
            return space;
        }

        /// Whether it holds for a dependency of an extra or a group, its marker aside.
        public boolean holdsIn(Optional<String> ofExtra, Optional<String> ofGroup) {
            return (extra.isEmpty() || extra.equals(ofExtra))
                    && (group.isEmpty() || group.equals(ofGroup));
        }
    }

    /// One of the named indexes alone.
    record OfIndex(String index, Condition when) implements PackageOrigin {}

    /// An address as requirements have it: a file, a repository (`git+https://…@tag`).
    record OfAddress(String address, Condition when) implements PackageOrigin {}

    /// The member of the project's workspace that has the dependency's name, editable.
    record OfWorkspace(Condition when) implements PackageOrigin {}

    /// A folder or file, relative to the project's folder.
    record OfPath(String path, boolean editable, Condition when) implements PackageOrigin {}
}

package dev.wardian.stack.explain;

import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.Specifier;
import dev.wardian.standards.version.SpecifierSet;
import dev.wardian.standards.version.Version;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// One part of a [Fix].
public sealed interface Change {

    /// The change in a few words, names and requirements in backticks.
    String text();

    /// Some of the specifiers of a demand are replaced or left out.
    ///
    /// @param demand what is changed
    /// @param specifiers each that changes with what takes its place, empty if nothing does
    record Respecified(Demand demand, Map<Specifier, Optional<Specifier>> specifiers)
            implements Change {
        /// Copies the map, keeping its order.
        public Respecified {
            specifiers = Collections.unmodifiableMap(new LinkedHashMap<>(specifiers));
        }

        /// What the demand asks for afterwards.
        public Requirement replacement() {
            var kept = new ArrayList<Specifier>();
            for (var specifier : demand.requirement().specifiers().specifiers()) {
                var other = specifiers.get(specifier);
                if (other == null) {
                    kept.add(specifier);
                } else {
                    other.ifPresent(kept::add);
                }
            }
            return demand.requirement().withSpecifiers(SpecifierSet.of(kept));
        }

        @Override
        public String text() {
            return "change `" + demand.shown() + "` to `" + replacement().asWritten() + "`";
        }
    }

    /// A demand is left out.
    record Dropped(Demand demand) implements Change {
        @Override
        public String text() {
            return "drop "
                    + (demand.kind() == Demand.Kind.CONSTRAINT ? "the constraint " : "")
                    + "`"
                    + demand.shown()
                    + "`";
        }
    }

    /// Another Python is used.
    record OtherPython(Version python) implements Change {
        @Override
        public String text() {
            return "use Python " + python;
        }
    }
}

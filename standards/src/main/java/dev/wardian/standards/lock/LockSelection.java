package dev.wardian.standards.lock;

import dev.wardian.standards.marker.Marker;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.SpecifierSet;
import java.util.List;
import java.util.Optional;

/// What a lock file answers to a request: the packages to install, or why it cannot serve the
/// environment.
public sealed interface LockSelection {
    /// What to install, in the order of the lock.
    record Selected(List<Choice> choices) implements LockSelection {
        public Selected {
            choices = List.copyOf(choices);
        }
    }

    /// A package and the one thing to install for it.
    record Choice(LockedPackage locked, LockedArtifact artifact) {}

    /// Why nothing can be installed.
    sealed interface Refused extends LockSelection {
        /// What is the matter, in one line with the values.
        String message();
    }

    /// The lock, or one of its packages, is not for this Python.
    record PythonRefused(Optional<PackageName> name, String python, SpecifierSet required)
            implements Refused {
        @Override
        public String message() {
            String whose = name.isEmpty() ? "the lock" : "`" + name.get() + "` in the lock";
            return whose + " requires Python " + required + ", this is " + python;
        }
    }

    /// None of the lock's environments is this one.
    record EnvironmentRefused(List<Marker> environments) implements Refused {
        public EnvironmentRefused {
            environments = List.copyOf(environments);
        }

        @Override
        public String message() {
            return "the lock was made for other environments than this one";
        }
    }

    /// Two entries of one name are both to be installed.
    record Ambiguous(PackageName name, int first, int second) implements Refused {
        @Override
        public String message() {
            return "`"
                    + name
                    + "` is locked twice for this environment, at `packages["
                    + first
                    + "]` and `packages["
                    + second
                    + "]`";
        }
    }

    /// No wheel of a package fits and it has no sdist.
    record NothingFits(PackageName name, int index, List<String> offered) implements Refused {
        public NothingFits {
            offered = List.copyOf(offered);
        }

        @Override
        public String message() {
            return "no wheel of `"
                    + name
                    + "` in the lock fits this environment, and it has no"
                    + " sdist";
        }
    }

    /// A marker of the lock compares what has no meaning in a lock.
    record MarkerRefused(String place, Marker marker) implements Refused {
        @Override
        public String message() {
            return "the marker `" + marker + "` at `" + place + "` of the lock has no meaning";
        }
    }
}

package dev.wardian.python;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What can go wrong where wheels are checked, installed and removed.
public sealed interface InstallProblem extends PythonProblem {

    /// A wheel is broken, does not follow its specification, or is made to deceive.
    ///
    /// @param wheel its file name
    /// @param reason what is wrong
    /// @param details what was expected, a fact a line
    record WheelRefused(String wheel, String reason, List<String> details)
            implements InstallProblem {
        /// Copies the list.
        public WheelRefused {
            details = List.copyOf(details);
        }

        /// A refusal without details.
        public WheelRefused(String wheel, String reason) {
            this(wheel, reason, List.of());
        }

        @Override
        public String message() {
            return "refused wheel `" + wheel + "`: " + reason;
        }
    }

    /// A file of a wheel would take the place of something that must stay.
    ///
    /// @param wheel the wheel's file name
    /// @param file the place in the environment
    /// @param owner what is there now
    record PlaceTaken(String wheel, Path file, String owner) implements InstallProblem {
        @Override
        public String message() {
            return "cannot install `" + wheel + "`: `" + file + "` is " + owner;
        }
    }

    /// Two distributions bring different programs or data files of one name.
    ///
    /// @param file the place in the environment
    /// @param owner whose file is there or would be, as `name version`
    /// @param other who wants to put another one there
    record FileOwned(Path file, String owner, String other) implements InstallProblem {
        @Override
        public String message() {
            return "cannot install `" + other + "`: `" + file + "` belongs to `" + owner + "`";
        }

        @Override
        public List<String> details() {
            return List.of("both bring a file of that name, with different contents");
        }

        @Override
        public Optional<String> hint() {
            return Optional.of("`--allow-overwrite` lets the one that comes later have it");
        }
    }

    /// It is not known which files belong to a distribution, so it cannot be removed.
    record CannotRemove(String name, Path info, String reason) implements InstallProblem {
        @Override
        public String message() {
            return "cannot uninstall `" + name + "`: " + reason;
        }

        @Override
        public List<String> details() {
            return List.of("recorded at `" + info + "`");
        }
    }

    /// The file system refused a change of an environment; what was changed is as it was before.
    record ChangeFailed(Path path, String reason) implements InstallProblem {
        @Override
        public String message() {
            return "cannot change `" + path + "`: " + reason;
        }

        @Override
        public Optional<String> hint() {
            return Optional.empty();
        }
    }
}

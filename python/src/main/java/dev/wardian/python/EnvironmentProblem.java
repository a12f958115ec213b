package dev.wardian.python;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What can be wrong with interpreters and the environments they run in.
public sealed interface EnvironmentProblem extends PythonProblem {

    /// No interpreter answers to what was asked for; `searched` names every place with what it had.
    record InterpreterNotFound(String request, List<String> searched)
            implements EnvironmentProblem {
        public InterpreterNotFound {
            searched = List.copyOf(searched);
        }

        @Override
        public String message() {
            return "no Python interpreter found for `" + request + "`";
        }

        @Override
        public List<String> details() {
            return searched;
        }
    }

    /// A file was named as interpreter but does not answer as Python does.
    record NotPython(Path executable, String reason, List<String> output)
            implements EnvironmentProblem {
        public NotPython {
            output = List.copyOf(output);
        }

        @Override
        public String message() {
            return "`" + executable + "` is not a usable Python interpreter: " + reason;
        }

        @Override
        public List<String> details() {
            return output;
        }
    }

    /// The folder named as environment or prefix holds no interpreter.
    record NoInterpreterIn(Path folder) implements EnvironmentProblem {
        @Override
        public String message() {
            return "`" + folder + "` holds no Python interpreter";
        }

        @Override
        public List<String> details() {
            return List.of("expected `" + folder.resolve("bin").resolve("python") + "`");
        }
    }

    /// An environment's interpreter links to one that is no longer there.
    record BrokenEnvironment(Path folder, Path program, Path target) implements EnvironmentProblem {
        @Override
        public String message() {
            return "the environment `" + folder + "` has lost its interpreter";
        }

        @Override
        public List<String> details() {
            return List.of("`" + program + "` links to `" + target + "`, which is not there");
        }

        @Override
        public Optional<String> hint() {
            return Optional.of("`wardian venv --clear " + folder + "` makes it anew");
        }
    }

    /// A virtual environment was to be made over a folder that is something else (or, without being
    /// told to clear it, over one that exists).
    record FolderInTheWay(Path folder, String reason, Optional<String> remedy)
            implements EnvironmentProblem {
        @Override
        public String message() {
            return "cannot make a virtual environment at `" + folder + "`: " + reason;
        }

        @Override
        public Optional<String> hint() {
            return remedy;
        }
    }

    /// The interpreter's distributor asks that only its own package manager installs (PEP 668).
    record ExternallyManaged(Path prefix, String explanation) implements EnvironmentProblem {
        @Override
        public String message() {
            return "the Python at `" + prefix + "` is managed by the system (PEP 668)";
        }

        @Override
        public List<String> details() {
            return explanation.isBlank() ? List.of() : explanation.strip().lines().toList();
        }

        @Override
        public Optional<String> hint() {
            return Optional.of("`wardian venv` makes an environment to install into");
        }
    }

    /// `--user` was asked of an interpreter that has no user scheme or cannot see it.
    record NoUserScheme(Path executable, String reason) implements EnvironmentProblem {
        @Override
        public String message() {
            return "cannot install for the user with `" + executable + "`: " + reason;
        }
    }

    /// A platform was named that is neither a known target nor a wheel platform tag.
    record UnknownPlatform(String name, List<String> known) implements EnvironmentProblem {
        public UnknownPlatform {
            known = List.copyOf(known);
        }

        @Override
        public String message() {
            return "unknown platform `" + name + "`";
        }

        @Override
        public List<String> details() {
            return List.of("expected one of " + String.join(", ", known) + ", or a wheel tag");
        }
    }

    /// A request for an interpreter that follows no known form.
    record MalformedRequest(String request, String reason) implements EnvironmentProblem {
        @Override
        public String message() {
            return "`" + request + "` names no Python: " + reason;
        }

        @Override
        public List<String> details() {
            return List.of(
                    "expected a version (`3.12`), a range (`>=3.10`), a command (`python3.12`)",
                    "or the path of an interpreter or an environment");
        }
    }

    /// The file system refused what an environment needs.
    record Unwritable(Path path, String reason) implements EnvironmentProblem {
        @Override
        public String message() {
            return "cannot write `" + path + "`: " + reason;
        }
    }

    /// A folder or file of an environment could not be read.
    record Unreadable(Path path, String reason) implements EnvironmentProblem {
        @Override
        public String message() {
            return "cannot read `" + path + "`: " + reason;
        }
    }
}

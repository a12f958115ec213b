package dev.wardian.stack.problem;

import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import java.util.List;
import java.util.Optional;

/// What can go wrong in the façade itself. Each gives one line for a person, lines with what was
/// expected, and perhaps something to paste.
public sealed interface StackProblem {

    /// One line: what happened, with the values.
    String message();

    /// What was expected or offered, a line each.
    default List<String> details() {
        return List.of();
    }

    /// A command or an edit that is likely to help.
    default Optional<String> hint() {
        return Optional.empty();
    }

    /// A requirements file, lock or project file cannot be understood. Lines and columns count from
    /// one.
    record Malformed(String file, int line, int column, String what, String expected)
            implements StackProblem {
        @Override
        public String message() {
            return "%s:%d:%d: %s".formatted(file, line, column, what);
        }

        @Override
        public List<String> details() {
            return expected.isEmpty() ? List.of() : List.of("expected: " + expected);
        }
    }

    /// A file can be read but does not say what it must.
    record Invalid(String file, String what, String expected) implements StackProblem {
        @Override
        public String message() {
            return "%s: %s".formatted(file, what);
        }

        @Override
        public List<String> details() {
            return List.of("expected: " + expected);
        }
    }

    /// No environment satisfies everything that is said of those to lock for.
    record EmptyUniverse(String requiresPython, List<String> environments) implements StackProblem {
        @Override
        public String message() {
            return "there is no environment to solve for: Python %s leaves none of `%s`"
                    .formatted(requiresPython, String.join("`, `", environments));
        }

        @Override
        public Optional<String> hint() {
            return Optional.of("see `requires-python` and `environments` in `pyproject.toml`");
        }
    }

    /// A command for projects was given where there is none.
    record NoProject(String folder) implements StackProblem {
        @Override
        public String message() {
            return "there is no `pyproject.toml` in or above `" + folder + "`";
        }

        @Override
        public Optional<String> hint() {
            return Optional.of("wardian init");
        }
    }

    /// The Python that was asked for is none that the project admits.
    record WrongPython(String asked, Version found, String required) implements StackProblem {
        @Override
        public String message() {
            return "Python %s (%s) is none that the project admits".formatted(found, asked);
        }

        @Override
        public List<String> details() {
            return List.of("expected: `requires-python` is " + required);
        }
    }

    /// A file that was to be made is there already.
    record Present(String file, String advice) implements StackProblem {
        @Override
        public String message() {
            return "`%s` is there already, and stays as it is".formatted(file);
        }

        @Override
        public Optional<String> hint() {
            return advice.isEmpty() ? Optional.empty() : Optional.of(advice);
        }
    }

    /// A package to remove is not among the requirements.
    ///
    /// @param elsewhere the options of `remove` that would find it
    /// @param near one that is, and whose name is nearly the same
    record NotDeclared(
            PackageName name, String section, List<String> elsewhere, Optional<String> near)
            implements StackProblem {
        /// One of which no name is known that is like it.
        public NotDeclared(PackageName name, String section, List<String> elsewhere) {
            this(name, section, elsewhere, Optional.empty());
        }

        public NotDeclared {
            elsewhere = List.copyOf(elsewhere);
        }

        @Override
        public String message() {
            return "`%s` is not among the requirements (%s)".formatted(name, section);
        }

        @Override
        public Optional<String> hint() {
            return elsewhere.isEmpty()
                    ? near.map(it -> "did you mean `%s`?".formatted(it))
                    : Optional.of("wardian remove " + name + elsewhere.getFirst());
        }
    }

    /// A lock is not what the project files ask for.
    ///
    /// @param drift what they ask for and the lock was not made for, and what the other way round
    record LockDrifted(String lock, List<String> drift) implements StackProblem {
        public LockDrifted {
            drift = List.copyOf(drift);
        }

        @Override
        public String message() {
            return "`" + lock + "` is not what the project asks for";
        }

        @Override
        public List<String> details() {
            return drift;
        }

        @Override
        public Optional<String> hint() {
            return Optional.of("wardian lock");
        }
    }

    /// A lock that must be there is not.
    ///
    /// @param option what asks for it
    record NoLock(String lock, String option) implements StackProblem {
        @Override
        public String message() {
            return "there is no `" + lock + "` yet, and `" + option + "` makes none";
        }

        @Override
        public Optional<String> hint() {
            return Optional.of("wardian lock");
        }
    }

    /// Packages of the distribution do not go together, or are not offered.
    ///
    /// @param requests what was asked for
    /// @param reasons why, a statement each
    record SystemUnsolvable(String requests, List<String> reasons) implements StackProblem {
        public SystemUnsolvable {
            reasons = List.copyOf(reasons);
        }

        @Override
        public String message() {
            return "no versions of " + requests + " go together here";
        }

        @Override
        public List<String> details() {
            return reasons;
        }
    }

    /// A file that was named cannot be read.
    record Unreadable(String file, String reason) implements StackProblem {
        @Override
        public String message() {
            return "cannot read `%s`: %s".formatted(file, reason);
        }
    }

    /// A file cannot be written.
    record Unwritable(String file, String reason) implements StackProblem {
        @Override
        public String message() {
            return "cannot write `%s`: %s".formatted(file, reason);
        }
    }

    /// A requirement given as text is none.
    record BadRequirement(String text, String origin, int position, String expected)
            implements StackProblem {
        @Override
        public String message() {
            return "`%s` (%s) is not a requirement".formatted(text, origin);
        }

        @Override
        public List<String> details() {
            return List.of("at column %d: expected %s".formatted(position + 1, expected));
        }
    }

    /// There is no environment where one was asked for.
    record NoEnvironment(String where) implements StackProblem {
        @Override
        public String message() {
            return "no virtual environment found " + where;
        }

        @Override
        public Optional<String> hint() {
            return Optional.of("wardian venv");
        }
    }

    /// What is done to virtual environments was asked of another kind.
    ///
    /// @param done what was to be done to it
    record NotVirtual(String environment, String done) implements StackProblem {
        @Override
        public String message() {
            return "`%s` cannot be %s: it is no virtual environment".formatted(environment, done);
        }
    }

    /// A folder was to be removed as an environment and stays.
    ///
    /// @param forceable true when the person may insist
    record NotRemoved(String folder, String reason, boolean forceable) implements StackProblem {
        @Override
        public String message() {
            return "`%s` stays: %s".formatted(folder, reason);
        }

        @Override
        public Optional<String> hint() {
            return forceable
                    ? Optional.of("`--force` removes the folder with all it holds")
                    : Optional.empty();
        }
    }

    /// A change of an environment was interrupted and cannot be undone now.
    record NotRecovered(String environment, String reason) implements StackProblem {
        @Override
        public String message() {
            return "a change of `%s` was interrupted and cannot be undone: %s"
                    .formatted(environment, reason);
        }

        @Override
        public List<String> details() {
            return List.of("it is tried again by the next command that can write there");
        }
    }

    /// What a past change removed is no longer kept, or there is no such change.
    record NotUndoable(String environment, String reason) implements StackProblem {
        @Override
        public String message() {
            return "cannot undo in `%s`: %s".formatted(environment, reason);
        }

        @Override
        public Optional<String> hint() {
            return Optional.of("wardian history");
        }
    }

    /// What is needed to mend packages cannot be had.
    record NotRepaired(String packages, String reason, List<String> explanation)
            implements StackProblem {
        public NotRepaired {
            explanation = List.copyOf(explanation);
        }

        @Override
        public String message() {
            return "cannot repair %s: %s".formatted(packages, reason);
        }

        @Override
        public List<String> details() {
            return explanation;
        }
    }

    /// With `--require-hashes` a requirement came without a digest or without an exact version.
    record HashesRequired(String requirement, String origin, String missing)
            implements StackProblem {
        @Override
        public String message() {
            return "`%s` (%s) has %s, but hashes are required"
                    .formatted(requirement, origin, missing);
        }
    }

    /// What is needed is not kept, and no server may be asked.
    ///
    /// @param lacking what it is, each with who asks for it
    record NotKept(List<String> lacking) implements StackProblem {
        public NotKept {
            lacking = List.copyOf(lacking);
        }

        @Override
        public String message() {
            return lacking.size() == 1
                    ? lacking.getFirst() + ": it is not in the cache, and the network is not used"
                    : lacking.size()
                            + " files that are needed are not in the cache, and the network is not"
                            + " used";
        }

        @Override
        public List<String> details() {
            return lacking.size() == 1
                    ? List.of()
                    : lacking.stream().map(what -> "missing: " + what).toList();
        }

        @Override
        public Optional<String> hint() {
            return Optional.of("run the command once without `--offline`");
        }
    }

    /// A repository cannot be used.
    record RepositoryRefused(String url, String reason, List<String> output)
            implements StackProblem {
        public RepositoryRefused {
            output = List.copyOf(output);
        }

        @Override
        public String message() {
            return "cannot use the repository `%s`: %s".formatted(url, reason);
        }

        @Override
        public List<String> details() {
            return output;
        }
    }

    /// A package to remove or show is not installed.
    ///
    /// @param near one that is, and whose name is nearly the same
    record NotInstalled(String name, String environment, Optional<String> near)
            implements StackProblem {
        /// One that is like no other.
        public NotInstalled(String name, String environment) {
            this(name, environment, Optional.empty());
        }

        @Override
        public String message() {
            return "`%s` is not installed in `%s`".formatted(name, environment);
        }

        @Override
        public Optional<String> hint() {
            return near.map(it -> "did you mean `%s`?".formatted(it));
        }
    }

    /// A lock does not fit the environment it shall be installed into.
    ///
    /// @param details what the environment is, and what the lock is for
    /// @param hint what may help
    record LockRefused(String file, String reason, List<String> details, Optional<String> hint)
            implements StackProblem {
        public LockRefused {
            details = List.copyOf(details);
        }

        /// One of which there is no more to say.
        public LockRefused(String file, String reason) {
            this(file, reason, List.of(), Optional.empty());
        }

        @Override
        public String message() {
            return "`%s` cannot be installed here: %s".formatted(file, reason);
        }
    }
}

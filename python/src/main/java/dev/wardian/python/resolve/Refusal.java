package dev.wardian.python.resolve;

import dev.wardian.python.PythonProblem;
import dev.wardian.solver.Reason;
import dev.wardian.standards.marker.MarkerSpace;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.Version;
import java.time.Instant;
import java.util.List;

/// Why candidates that exist cannot be used for the target.
public sealed interface Refusal extends Reason {
    /// The reason, to be read after the name and version of the candidate.
    String text();

    /// They ask for another Python.
    ///
    /// @param asked as written in the index or the metadata
    /// @param python the target's version
    /// @param orNewer whether some of them ask for a still newer one
    record OtherPython(String asked, Version python, boolean orNewer) implements Refusal {
        OtherPython(String asked, Version python) {
            this(asked, python, false);
        }

        @Override
        public String text() {
            return "needs Python "
                    + asked
                    + (orNewer ? " or newer" : "")
                    + ", the target has "
                    + python;
        }

        OtherPython asOldest() {
            return new OtherPython(asked, python, true);
        }
    }

    /// No wheel fits this Python and platform, and there is no source that may be built.
    ///
    /// @param needed what the target accepts best
    /// @param offered the distinct tags of the wheels, a few of them
    /// @param source whether there is a source, which must not be built
    record NoFittingWheel(String needed, List<String> offered, boolean source) implements Refusal {
        /// Copies the list.
        public NoFittingWheel {
            offered = List.copyOf(offered);
        }

        @Override
        public String text() {
            return "has no wheel for "
                    + needed
                    + (source ? ", and its source must not be built" : " and no source")
                    + " (wheels: "
                    + String.join(", ", offered)
                    + ")";
        }
    }

    /// Nothing of theirs can be installed in environments that must be served.
    record NotForRequired(MarkerSpace environments) implements Refusal {
        @Override
        public String text() {
            return "has no wheel for `" + environments + "`, which is required, and no source";
        }
    }

    /// They were taken back by their author (PEP 592).
    record Yanked(String why) implements Refusal {
        @Override
        public String text() {
            return why.isBlank() ? "is yanked" : "is yanked (" + why.strip() + ")";
        }
    }

    /// There is no wheel that fits, and building is not allowed.
    record BuildNotAllowed() implements Refusal {
        @Override
        public String text() {
            return "has no wheel that fits, and building from source is not allowed";
        }
    }

    /// There is no source, and wheels are not allowed.
    record WheelNotAllowed() implements Refusal {
        @Override
        public String text() {
            return "has no source distribution, and wheels are not allowed";
        }
    }

    /// No file has one of the digests that were asked for.
    ///
    /// @param asked as `sha256:…`; empty where digests are required and none was given
    /// @param found the digests of the files there are, each with its file's name, a few of them
    record OtherDigest(List<String> asked, List<String> found) implements Refusal {
        /// Copies the lists.
        public OtherDigest {
            asked = List.copyOf(asked);
            found = List.copyOf(found);
        }

        @Override
        public String text() {
            return asked.isEmpty()
                    ? "has no digest to check it by, and digests are required"
                    : "has no file with a digest that was asked for (asked: "
                            + String.join(", ", asked)
                            + "; found: "
                            + String.join(", ", found)
                            + ")";
        }
    }

    /// There is no file at all that could be installed.
    record NoFiles() implements Refusal {
        @Override
        public String text() {
            return "has no file that can be installed";
        }
    }

    /// What it needs could not be learned.
    record Unreadable(PythonProblem problem) implements Refusal {
        @Override
        public String text() {
            return "cannot be used: " + problem.message();
        }
    }

    /// One requirement by itself asks for versions that no version can be.
    record Contradictory(Requirement requirement, Via via) implements Refusal {
        @Override
        public String text() {
            return "asks for `" + requirement.asWritten() + "`, which no version can satisfy";
        }
    }

    /// No index knows the package.
    record NotKnown(PythonProblem.UnknownPackage problem) implements Refusal {
        @Override
        public String text() {
            return "is not known to any index";
        }
    }

    /// It depends on an address, which only a person may name.
    record DependsOnAddress(String requirement) implements Refusal {
        @Override
        public String text() {
            return "depends on `"
                    + requirement
                    + "`, and an address must be asked for or be a constraint";
        }
    }

    /// They are pre-releases where only final releases are candidates.
    record Prerelease() implements Refusal {
        @Override
        public String text() {
            return "is a pre-release, and pre-releases are not admitted";
        }
    }

    /// They are newer than what is to be looked at.
    record TooNew(Instant limit) implements Refusal {
        @Override
        public String text() {
            return "was uploaded after " + limit;
        }
    }

    /// Nobody says when they were uploaded, and only older ones are to be looked at.
    record Undated(Instant limit) implements Refusal {
        @Override
        public String text() {
            return "has no upload time in its index, and only what was uploaded before "
                    + limit
                    + " counts";
        }
    }
}

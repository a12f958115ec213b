package dev.wardian.python.resolve;

import dev.wardian.python.PythonProblem;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.Version;
import java.util.List;

/// One fact of an [Explanation].
public sealed interface Fact {
    /// The fact in one line, names and requirements in backticks.
    String text();

    /// A person asks for it.
    ///
    /// @param root the requirement with its origin
    /// @param accepted which of the versions that are offered it leaves
    record Asked(RootRequirement root, VersionText accepted) implements Fact {
        @Override
        public String text() {
            return "`"
                    + root.shown()
                    + "` is asked for ("
                    + root.origin()
                    + ")"
                    + accepted.offeredOf(root.requirement().withoutMarker().toString());
        }
    }

    /// A person limits the versions.
    ///
    /// @param constraint the constraint with its origin
    /// @param accepted which of the versions that are offered it leaves
    record Constrained(RootRequirement constraint, VersionText accepted) implements Fact {
        @Override
        public String text() {
            return "`"
                    + constraint.shown()
                    + "` is a constraint ("
                    + constraint.origin()
                    + ")"
                    + accepted.offeredOf(constraint.requirement().withoutMarker().toString());
        }
    }

    /// One requirement that no version can satisfy by itself.
    record Contradictory(Requirement requirement, Via via) implements Fact {
        @Override
        public String text() {
            return ExplanationText.contradictory(this);
        }
    }

    /// All candidates of a package within a range ask for the same of another.
    ///
    /// @param name the package that asks, with its extra if one is meant
    /// @param versions which of its versions do
    /// @param requirement what they ask for
    /// @param dependency the package that they ask for, with its extra if one is meant
    /// @param accepted which of the versions of it that are offered that leaves
    record Depends(
            String name,
            VersionText versions,
            String requirement,
            String dependency,
            VersionText accepted)
            implements Fact {
        @Override
        public String text() {
            return versions.of(name)
                    + " depends on `"
                    + requirement
                    + "`"
                    + accepted.offeredOf(requirement);
        }
    }

    /// Candidates of a package each ask for something else of another, and none of it fits.
    ///
    /// @param name the package that asks, with its extra if one is meant
    /// @param versions which of its versions do
    /// @param dependency what they ask for versions of
    /// @param example one of the requirements
    record DependsVariously(String name, VersionText versions, String dependency, String example)
            implements Fact {
        @Override
        public String text() {
            return versions.of(name)
                    + " depends on various `"
                    + dependency
                    + "`, such as `"
                    + example
                    + "`";
        }
    }

    /// The files of a package prove that it does not work with versions of another.
    ///
    /// @param lesson what they prove
    /// @param versions which of its versions that are offered are meant
    /// @param excluded which of the versions that are offered that excludes
    record Excludes(Lesson lesson, VersionText versions, VersionText excluded) implements Fact {
        @Override
        public String text() {
            List<String> evidence = lesson.evidence();
            return lesson.text() + (evidence.isEmpty() ? "" : " (" + evidence.getFirst() + ")");
        }
    }

    /// Nothing is offered that fits.
    ///
    /// @param name the package
    /// @param asked which versions were looked for, as specifiers; empty for any
    /// @param offered all versions that are offered, the newest first
    /// @param other whether other facts say why some versions within what was asked do not count
    record NoneOffered(PackageName name, String asked, List<Version> offered, boolean other)
            implements Fact {
        /// Copies the list.
        public NoneOffered {
            offered = List.copyOf(offered);
        }

        @Override
        public String text() {
            return ExplanationText.noneOffered(this);
        }
    }

    /// Candidates that exist cannot be used.
    ///
    /// @param name the package
    /// @param versions which of its versions
    /// @param refusal why not
    record Refused(PackageName name, VersionText versions, Refusal refusal) implements Fact {
        @Override
        public String text() {
            return versions.of(name.toString()) + " " + refusal.text();
        }
    }

    /// The package is not known.
    record Unknown(PythonProblem.UnknownPackage problem) implements Fact {
        @Override
        public String text() {
            return problem.message();
        }
    }
}

package dev.wardian.python.resolve;

import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import java.util.List;
import java.util.Optional;

/// One fact of an [Explanation].
public sealed interface Fact {
    /// The fact in one line, names and requirements in backticks.
    String text();

    /// A person asks for it.
    record Asked(RootRequirement root) implements Fact {
        @Override
        public String text() {
            return "`" + root.requirement() + "` is asked for (" + root.origin() + ")";
        }
    }

    /// A person limits the versions.
    record Constrained(RootRequirement constraint) implements Fact {
        @Override
        public String text() {
            return "`"
                    + constraint.requirement()
                    + "` is a constraint ("
                    + constraint.origin()
                    + ")";
        }
    }

    /// All candidates of a package within a range ask for the same of another.
    ///
    /// @param name the package that asks, with its extra if one is meant
    /// @param versions which of its versions do, as specifiers or one version; empty for all
    /// @param requirement what they ask for
    record Depends(String name, String versions, String requirement) implements Fact {
        @Override
        public String text() {
            return "`" + name + versions + "` depends on `" + requirement + "`";
        }
    }

    /// Nothing is offered that fits.
    ///
    /// @param name the package
    /// @param asked which versions were looked for, as specifiers; empty for any
    /// @param offered the versions nearest to that which are offered, newest first
    record NoneOffered(PackageName name, String asked, List<Version> offered) implements Fact {
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
    /// @param versions which of its versions, as specifiers or one version; empty for all
    /// @param refusal why not
    record Refused(PackageName name, String versions, Refusal refusal) implements Fact {
        @Override
        public String text() {
            return "`" + name + versions + "` " + refusal.text();
        }
    }

    /// The package is not known.
    record Unknown(PackageName name, Optional<String> detail, List<String> near) implements Fact {
        /// Copies the list.
        public Unknown {
            near = List.copyOf(near);
        }

        @Override
        public String text() {
            return "`" + name + "` " + detail.orElse("is not known to any index");
        }
    }
}

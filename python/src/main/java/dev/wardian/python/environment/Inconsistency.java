package dev.wardian.python.environment;

import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.Version;

/// Something in an environment that does not fit together; `toString()` is the line that
/// `pip check` prints for it.
public sealed interface Inconsistency {

    /// A requirement names a package that is not installed.
    record Missing(PackageName name, Version version, Requirement requirement)
            implements Inconsistency {
        @Override
        public String toString() {
            return name
                    + " "
                    + version
                    + " requires "
                    + requirement.name()
                    + ", which is not installed.";
        }
    }

    /// A requirement excludes the version that is installed; `spelled` is the requirement with the
    /// name as the metadata spells it.
    record Conflicting(
            PackageName name,
            Version version,
            Requirement requirement,
            String spelled,
            Version found)
            implements Inconsistency {
        @Override
        public String toString() {
            return name
                    + " "
                    + version
                    + " has requirement "
                    + spelled
                    + ", but you have "
                    + requirement.name()
                    + " "
                    + found
                    + ".";
        }
    }

    /// None of the tags of the wheel it came from fits the interpreter.
    record WrongPlatform(String displayName, Version version) implements Inconsistency {
        @Override
        public String toString() {
            return displayName + " " + version + " is not supported on this platform";
        }
    }

    /// Its metadata cannot be read.
    record Unreadable(PackageName name, String reason) implements Inconsistency {
        @Override
        public String toString() {
            return "Error parsing dependencies of " + name + ": " + reason;
        }
    }
}

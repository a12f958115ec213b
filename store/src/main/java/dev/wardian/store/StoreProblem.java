package dev.wardian.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What can go wrong with files, archives, locks and servers, as data.
///
/// Each problem says in one line what happened, with the values; then what was expected or offered;
/// then, where it is likely to help, a hint that can be pasted. No text holds a secret.
public sealed interface StoreProblem {
    /// What happened, in one line without a full stop, names in backticks.
    String message();

    /// What was expected or offered, one fact a line; often empty.
    default List<String> details() {
        return List.of();
    }

    /// What would help, if that is likely.
    default Optional<String> hint() {
        return Optional.empty();
    }

    /// A server could not be asked, or its answer never came whole, however often it was tried.
    ///
    /// @param url the address as it may be shown
    /// @param reason the cause in words
    /// @param attempts how often it was tried
    /// @param advice what would help, empty text if nothing is likely to
    record Unreachable(String url, String reason, int attempts, String advice)
            implements StoreProblem {
        @Override
        public String message() {
            return "cannot fetch `" + url + "`: " + reason;
        }

        @Override
        public List<String> details() {
            return attempts < 2 ? List.of() : List.of("tried " + attempts + " times");
        }

        @Override
        public Optional<String> hint() {
            return advice.isEmpty() ? Optional.empty() : Optional.of(advice);
        }
    }

    /// The file system refused to write.
    record Unwritable(Path path, String reason) implements StoreProblem {
        @Override
        public String message() {
            return "cannot write `" + path + "`: " + reason;
        }
    }

    /// The file system refused to read.
    record Unreadable(Path path, String reason) implements StoreProblem {
        @Override
        public String message() {
            return "cannot read `" + path + "`: " + reason;
        }
    }

    /// The store was made by a Wardian that is newer than this one.
    record ForeignStore(Path root, String found, String known) implements StoreProblem {
        @Override
        public String message() {
            return "the store at `" + root + "` has format `" + found + "`";
        }

        @Override
        public List<String> details() {
            return List.of("this Wardian knows format `" + known + "`");
        }

        @Override
        public Optional<String> hint() {
            return Optional.of("`--cache-dir DIR` uses another store");
        }
    }

    /// An archive is broken, or made to deceive.
    ///
    /// @param archive its name
    /// @param reason what is wrong, naming the entry
    record BadArchive(String archive, String reason) implements StoreProblem {
        @Override
        public String message() {
            return "refused archive `" + archive + "`: " + reason;
        }
    }

    /// An archive unpacks to more than it may.
    ///
    /// @param archive its name
    /// @param reason how much that is and what is allowed
    /// @param enough the limit that would admit it, as far as is known
    record TooLarge(String archive, String reason, ByteSize enough) implements StoreProblem {
        @Override
        public String message() {
            return "refused archive `" + archive + "`: " + reason;
        }

        @Override
        public Optional<String> hint() {
            return Optional.of(
                    "if that is meant: `--max-unpacked-size "
                            + enough
                            + "`, or `WARDIAN_MAX_UNPACKED_SIZE="
                            + enough
                            + "`");
        }
    }

    /// The bytes of a file are not those that were announced.
    record DigestMismatch(String file, Digest expected, Digest actual) implements StoreProblem {
        @Override
        public String message() {
            return "digest of `" + file + "` does not match";
        }

        @Override
        public List<String> details() {
            return List.of("expected: " + expected, "received: " + actual);
        }
    }
}

package dev.wardian.host.repository;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Why a repository of system packages cannot be used.
public sealed interface RepositoryProblem {
    /// What happened, one sentence without a full stop.
    String message();

    /// What was expected and found, a line each.
    default List<String> details() {
        return List.of();
    }

    /// What is likely to help.
    default Optional<String> hint() {
        return Optional.empty();
    }

    /// The machine names no repository.
    ///
    /// @param kind whose packages: `Debian`, `RPM`
    /// @param expected where they would be named
    record NoSources(Path root, String kind, String expected) implements RepositoryProblem {
        /// None of Debian's.
        public NoSources(Path root) {
            this(
                    root,
                    "Debian",
                    "`etc/apt/sources.list`, or `.list` and `.sources` files in"
                            + " `etc/apt/sources.list.d`");
        }

        @Override
        public String message() {
            return "no repository of " + kind + " packages is configured below `" + root + "`";
        }

        @Override
        public List<String> details() {
            return List.of("expected: " + expected);
        }
    }

    /// A line or stanza that names a repository cannot be understood.
    record BadSource(String file, int line, String reason) implements RepositoryProblem {
        @Override
        public String message() {
            return "`" + file + "`, line " + line + ": " + reason;
        }
    }

    /// A file with keys is missing or holds none.
    record BadKeyring(String source, String keyring, String reason) implements RepositoryProblem {
        @Override
        public String message() {
            return "the keys `" + keyring + "` of " + source + " cannot be used: " + reason;
        }
    }

    /// A repository, or a package of one that signs packages alone, is not signed.
    ///
    /// @param expected what would be signed, or the signature
    /// @param remedy what says that this is meant
    record Unsigned(String address, String expected, String remedy) implements RepositoryProblem {
        /// A repository has neither `InRelease` nor `Release.gpg`.
        static Unsigned ofRelease(String address) {
            return new Unsigned(
                    address,
                    "`InRelease`, or `Release` with `Release.gpg`",
                    "`trusted=yes` in the source's options");
        }

        /// A repository has no `repomd.xml.asc`.
        static Unsigned ofDescription(String address) {
            return new Unsigned(
                    address, "`repomd.xml.asc`", "`repo_gpgcheck=0` in the repository's section");
        }

        /// The header of a package has no signature.
        static Unsigned ofPackage(String address) {
            return new Unsigned(
                    address,
                    "a signature in the header of the package (`gpgcheck=1`)",
                    "`gpgcheck=0` in the repository's section");
        }

        @Override
        public String message() {
            return "`" + address + "` is not signed";
        }

        @Override
        public List<String> details() {
            return List.of("expected: " + expected);
        }

        @Override
        public Optional<String> hint() {
            return Optional.of(remedy + " says that this is meant");
        }
    }

    /// Nobody whose key is known signed a repository or package.
    ///
    /// @param signers the keys that did
    /// @param keyrings where keys were looked for
    /// @param remedy how another key comes to be known
    record UnknownSigner(String address, List<String> signers, List<String> keyrings, String remedy)
            implements RepositoryProblem {
        public UnknownSigner {
            signers = List.copyOf(signers);
            keyrings = List.copyOf(keyrings);
        }

        @Override
        public String message() {
            return "`" + address + "` is signed by nobody whose key is known";
        }

        @Override
        public List<String> details() {
            return List.of(
                    "signed by: " + String.join(", ", signers),
                    "keys of:   " + (keyrings.isEmpty() ? "nobody" : String.join(", ", keyrings)));
        }

        @Override
        public Optional<String> hint() {
            return Optional.of(remedy);
        }
    }

    /// What was signed is another package than the one that a repository says lies there.
    record AnotherPackage(String address, String said, String signed) implements RepositoryProblem {
        @Override
        public String message() {
            return "`" + address + "` was signed as another package than the repository says";
        }

        @Override
        public List<String> details() {
            return List.of("expected: " + said, "signed:   " + signed);
        }
    }

    /// A signature is wrong, or was made by a key that may no longer be used.
    record BadSignature(String address, String signer, String reason) implements RepositoryProblem {
        @Override
        public String message() {
            return "the signature of `" + address + "` by " + signer + " is bad: " + reason;
        }
    }

    /// A repository says that its own description is out of date.
    record Expired(String address, Instant until) implements RepositoryProblem {
        @Override
        public String message() {
            return "`" + address + "` was valid until " + until + " and is no longer";
        }

        @Override
        public Optional<String> hint() {
            return Optional.of(
                    "the mirror is out of date, or this machine's clock is wrong;"
                            + " `check-valid-until=no` in the source's options accepts it");
        }
    }

    /// A repository was described at a time that has not come yet.
    record NotYetValid(String address, Instant from) implements RepositoryProblem {
        @Override
        public String message() {
            return "`" + address + "` is dated " + from + ", which has not come yet";
        }

        @Override
        public Optional<String> hint() {
            return Optional.of("this machine's clock may be wrong");
        }
    }

    /// A file of a repository is not the one that was signed for.
    record Mismatch(String address, String expected, String received) implements RepositoryProblem {
        @Override
        public String message() {
            return "`" + address + "` is not the file that the repository's signature speaks of";
        }

        @Override
        public List<String> details() {
            return List.of("expected: " + expected, "received: " + received);
        }

        @Override
        public Optional<String> hint() {
            return Optional.of("the mirror may be in the middle of an update: try again later");
        }
    }

    /// A server does not have a file.
    record Absent(String address, String answer) implements RepositoryProblem {
        @Override
        public String message() {
            return "`" + address + "` cannot be fetched: " + answer;
        }
    }

    /// None of the repositories has a package's file.
    ///
    /// @param name the package with its version
    record Gone(String name, List<String> addresses) implements RepositoryProblem {
        public Gone {
            addresses = List.copyOf(addresses);
        }

        @Override
        public String message() {
            return "no repository of this machine has `" + name + "` any longer";
        }

        @Override
        public List<String> details() {
            return addresses.stream().map(it -> "asked: " + it).toList();
        }

        @Override
        public Optional<String> hint() {
            return Optional.of(
                    "`wardian sys update` asks what they have now; `wardian lock --upgrade` locks"
                            + " it");
        }
    }

    /// A file of a repository is damaged.
    record Damaged(String address, String reason) implements RepositoryProblem {
        @Override
        public String message() {
            return "`" + address + "` cannot be read: " + reason;
        }
    }

    /// The indexes are needed, were never fetched, and may not be fetched now.
    record NotFetched(String source) implements RepositoryProblem {
        @Override
        public String message() {
            return "the indexes of " + source + " were not fetched yet";
        }

        @Override
        public Optional<String> hint() {
            return Optional.of("wardian sys update");
        }
    }
}

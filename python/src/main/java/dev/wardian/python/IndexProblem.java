package dev.wardian.python;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What can go wrong between us and the places that offer packages. Addresses in these problems
/// hold no secrets.
public sealed interface IndexProblem extends PythonProblem {
    /// An index or its file host could not be asked, however often it was tried.
    ///
    /// @param url what was asked for
    /// @param reason the cause in words
    /// @param attempts how often it was tried
    /// @param advice what would help, empty text if nothing is likely to
    record IndexUnreachable(String url, String reason, int attempts, String advice)
            implements IndexProblem {
        @Override
        public String message() {
            return "cannot reach `" + url + "`: " + reason;
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

    /// A server answered, but neither with what was asked for nor with "not found".
    ///
    /// @param url what was asked for
    /// @param status the status code of the answer
    record ServerFailed(String url, int status) implements IndexProblem {
        @Override
        public String message() {
            return "the server of `" + url + "` answers with status " + status;
        }
    }

    /// An index wants to know who we are, or knows and refuses.
    ///
    /// @param url what was asked for
    /// @param status 401 or 403
    /// @param withCredentials whether credentials were sent
    /// @param index what the index is called, if it has a name
    record Unauthorized(String url, int status, boolean withCredentials, Optional<String> index)
            implements IndexProblem {
        @Override
        public String message() {
            return withCredentials
                    ? "the credentials for `" + url + "` are refused (status " + status + ")"
                    : "`" + url + "` asks for credentials (status " + status + ")";
        }

        @Override
        public Optional<String> hint() {
            var host = Optional.ofNullable(URI.create(url).getHost()).orElse("HOST");
            var variables =
                    index.map(IndexProblem::variableOf)
                            .map(it -> "`" + it + "_USERNAME` and `" + it + "_PASSWORD`");
            if (withCredentials) {
                return Optional.of(
                        "look at them where they stand: "
                                + variables.map(it -> it + ", ").orElse("")
                                + "the index URL, `"
                                + host
                                + "` in `~/.netrc`, or the keyring");
            }
            return Optional.of(
                    variables
                                    .map(it -> "set " + it + ", or put them into")
                                    .orElse("put them into the index URL, into")
                            + " `~/.netrc` (`machine "
                            + host
                            + " login … password …`), or into a keyring with"
                            + " `--keyring-provider subprocess`");
        }
    }

    /// What the variables begin with that hold the credentials of an index.
    static String variableOf(String index) {
        return "UV_INDEX_" + index.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
    }

    /// A page of an index is none.
    ///
    /// @param url where the page came from
    /// @param reason what is wrong with it
    record BadPage(String url, String reason) implements IndexProblem {
        @Override
        public String message() {
            return "`" + url + "` is not a page of a package index: " + reason;
        }
    }

    /// A file that an index offers is not there.
    ///
    /// @param filename the name of the file
    /// @param url where it should be
    record FileGone(String filename, String url) implements IndexProblem {
        @Override
        public String message() {
            return "there is no `" + filename + "` at `" + url + "`";
        }
    }

    /// A file is not the one that was promised.
    ///
    /// @param filename the name of the file
    /// @param url where it came from
    /// @param algorithm the name of the digest, `sha256` for example
    /// @param expected the promised digest in hexadecimal
    /// @param actual the digest of what came
    record DigestMismatch(
            String filename, String url, String algorithm, String expected, String actual)
            implements IndexProblem {
        @Override
        public String message() {
            return "the " + algorithm + " of `" + filename + "` is not the expected one";
        }

        @Override
        public List<String> details() {
            return List.of("expected: " + expected, "actual:   " + actual, "from:     " + url);
        }
    }

    /// Nothing is kept of what is needed, and no server may be asked.
    ///
    /// @param what what was needed
    record NotKept(String what) implements IndexProblem {
        @Override
        public String message() {
            return what + " is not in the cache, and the network is not used";
        }

        @Override
        public Optional<String> hint() {
            return Optional.of("run the command once without `--offline`");
        }
    }

    /// The metadata of a file cannot be used.
    ///
    /// @param filename the name of the file
    /// @param reason what is wrong with it
    record BadMetadata(String filename, String reason) implements IndexProblem {
        @Override
        public String message() {
            return "the metadata of `" + filename + "` cannot be read: " + reason;
        }
    }

    /// The metadata of a file is that of something else.
    ///
    /// @param filename the name of the file, which says what is expected
    /// @param url where the file or its metadata lies
    /// @param found name and version that the metadata says
    record ForeignMetadata(String filename, String url, String found) implements IndexProblem {
        @Override
        public String message() {
            return "the metadata of `" + filename + "` is that of `" + found + "`";
        }

        @Override
        public List<String> details() {
            return List.of("from: " + url);
        }
    }

    /// A page names an address that is none, or one that it must not name.
    ///
    /// @param filename the name of the file
    /// @param address what the page says
    /// @param index the index or page
    /// @param reason what is wrong with it
    record BadAddress(String filename, String address, String index, String reason)
            implements IndexProblem {
        @Override
        public String message() {
            return "the address of `" + filename + "` cannot be used: " + reason;
        }

        @Override
        public List<String> details() {
            return List.of("address: " + address, "named by: " + index);
        }
    }

    /// A setting that says where packages come from cannot be understood.
    ///
    /// @param where the file, variable or option
    /// @param value what it says, without secrets
    /// @param reason what is wrong with it
    record BadSetting(String where, String value, String reason) implements IndexProblem {
        @Override
        public String message() {
            return where + " is set to `" + value + "`: " + reason;
        }
    }

    /// A file could not be written while it was fetched.
    ///
    /// @param filename the name of the file
    /// @param reason the cause in words
    record NotWritten(String filename, String reason) implements IndexProblem {
        @Override
        public String message() {
            return "cannot write `" + filename + "`: " + reason;
        }
    }
}

package dev.wardian.python.index;

import dev.wardian.store.http.HttpSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Where to look for packages and how to get there, out of everything that people have configured
/// already.
///
/// What counts, in this order: flags; `UV_DEFAULT_INDEX`, `UV_INDEX_URL`, `UV_INDEX`,
/// `UV_EXTRA_INDEX_URL`, `UV_FIND_LINKS`, `UV_NO_INDEX`, `UV_INDEX_STRATEGY`, `UV_INSECURE_HOST`,
/// `UV_KEYRING_PROVIDER` and `UV_INDEX_{NAME}_USERNAME` and `_PASSWORD`; the `PIP_*` variables of
/// the same meaning; the configuration files of pip at all of its levels; the index that the
/// interpreter's own pip knows; the one that pip knew where this program was built. A later source
/// adds to lists and fills what is still open. `${NAME}` in an address stands for a variable that
/// is set.
///
/// @param settings where to look
/// @param http how to get there: proxies, authorities, credentials, timeout, retries
public record IndexConfiguration(IndexSettings settings, HttpSettings http) {
    /// Reads what is configured.
    ///
    /// @param flags what the command line says
    /// @param surroundings whose configuration counts
    /// @param interpreterDefault asked only when nothing else names an index
    public static IndexConfiguration read(
            IndexFlags flags,
            Surroundings surroundings,
            Supplier<Optional<String>> interpreterDefault) {
        return new ConfigurationReader(flags, surroundings, interpreterDefault).read();
    }

    /// Whose configuration counts.
    ///
    /// @param environment the environment variables
    /// @param home the home folder
    /// @param workingFolder what relative paths start from
    /// @param environmentFolder the virtual environment at work, which may hold a `pip.conf`
    /// @param terminalWanted hears that `keyring` failed where it might have asked a person
    public record Surroundings(
            Map<String, String> environment,
            Path home,
            Path workingFolder,
            Optional<Path> environmentFolder,
            Runnable terminalWanted) {
        /// Nobody listens.
        public Surroundings(
                Map<String, String> environment,
                Path home,
                Path workingFolder,
                Optional<Path> environmentFolder) {
            this(environment, home, workingFolder, environmentFolder, () -> {});
        }

        /// Copies the map.
        public Surroundings {
            environment = Map.copyOf(environment);
        }
    }
}

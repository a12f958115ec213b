package dev.wardian.python.environment;

import java.util.Optional;

/// What environment variables say about packages of the user, which an isolated question to the
/// interpreter cannot hear.
///
/// @param base `PYTHONUSERBASE`
/// @param visible false under `PYTHONNOUSERSITE`
record UserSite(Optional<String> base, boolean visible) {

    static UserSite of(Surroundings surroundings) {
        return new UserSite(
                surroundings.variable("PYTHONUSERBASE"),
                surroundings.variable("PYTHONNOUSERSITE").isEmpty());
    }

    /// The base that counts where the interpreter itself would take another.
    String base(String usual) {
        return base.orElse(usual);
    }
}

package dev.wardian.python.install;

import java.util.Optional;

/// What is written beside a wheel's own metadata when it is installed.
///
/// @param installer the content of `INSTALLER` (PEP 376)
/// @param requested whether it was asked for by name, so that `REQUESTED` is written
/// @param directUrl the content of `direct_url.json` (PEP 610), if it came from a direct reference
public record InstallOptions(String installer, boolean requested, Optional<String> directUrl) {
    /// A wheel found on an index because something else needs it.
    public static final InstallOptions DEPENDENCY =
            new InstallOptions("wardian", false, Optional.empty());

    /// A wheel found on an index because somebody asked for it by name.
    public static final InstallOptions REQUESTED =
            new InstallOptions("wardian", true, Optional.empty());

    /// The same for a wheel from a direct reference, whose JSON text is given.
    public InstallOptions withDirectUrl(String json) {
        return new InstallOptions(installer, requested, Optional.of(json));
    }
}

package dev.wardian.python.install;

import java.util.List;
import java.util.Optional;

/// What is written beside a wheel's own metadata when it is installed.
///
/// @param installer the content of `INSTALLER` (PEP 376)
/// @param requested whether it was asked for by name, so that `REQUESTED` is written
/// @param directUrl the content of `direct_url.json` (PEP 610), if it came from a direct reference
/// @param remark the content of [#REMARK]; what a file of an environment shall say of the choice
public record InstallOptions(
        String installer, boolean requested, Optional<String> directUrl, Optional<String> remark) {
    /// The file that keeps why a version was chosen, read back as
    /// [dev.wardian.python.environment.InstalledDistribution#text].
    public static final String REMARK = "wardian.json";

    /// The files beside a wheel's own metadata that installers write, `RECORD` apart; a wheel that
    /// brings them is not believed.
    static final List<String> OURS = List.of("INSTALLER", "REQUESTED", "direct_url.json", REMARK);

    /// A wheel found on an index because something else needs it.
    public static final InstallOptions DEPENDENCY =
            new InstallOptions("wardian", false, Optional.empty(), Optional.empty());

    /// A wheel found on an index because somebody asked for it by name.
    public static final InstallOptions REQUESTED =
            new InstallOptions("wardian", true, Optional.empty(), Optional.empty());

    /// The same for a wheel from a direct reference, whose JSON text is given.
    public InstallOptions withDirectUrl(String json) {
        return new InstallOptions(installer, requested, Optional.of(json), remark);
    }

    /// The same with what is to be remembered of the choice, as JSON.
    public InstallOptions withRemark(String json) {
        return new InstallOptions(installer, requested, directUrl, Optional.of(json));
    }
}

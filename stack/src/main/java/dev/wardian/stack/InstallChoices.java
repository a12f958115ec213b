package dev.wardian.stack;

/// What an installation does beyond resolving.
///
/// @param resolve how versions are chosen
/// @param target the Python and platform to install for; another than the interpreter's only makes
///     sense with a target folder
/// @param reinstall packages to install again although they are there
/// @param exact true to remove what the requirements do not need (`sync`)
/// @param requireHashes true when every requirement must bring digests
/// @param verifyHashes false to ignore digests given in files
public record InstallChoices(
        ResolveChoices resolve,
        TargetChoice target,
        PackageSelection reinstall,
        boolean exact,
        boolean requireHashes,
        boolean verifyHashes) {

    private static final InstallChoices USUAL =
            new InstallChoices(
                    ResolveChoices.usual(),
                    TargetChoice.ofInterpreter(),
                    PackageSelection.none(),
                    false,
                    false,
                    true);

    /// What a bare `install` does.
    public static InstallChoices usual() {
        return USUAL;
    }

    public InstallChoices withResolve(ResolveChoices choices) {
        return new InstallChoices(choices, target, reinstall, exact, requireHashes, verifyHashes);
    }

    public InstallChoices withTarget(TargetChoice other) {
        return new InstallChoices(resolve, other, reinstall, exact, requireHashes, verifyHashes);
    }

    public InstallChoices withReinstall(PackageSelection packages) {
        return new InstallChoices(resolve, target, packages, exact, requireHashes, verifyHashes);
    }

    public InstallChoices withExact(boolean only) {
        return new InstallChoices(resolve, target, reinstall, only, requireHashes, verifyHashes);
    }

    public InstallChoices withRequireHashes(boolean required) {
        return new InstallChoices(resolve, target, reinstall, exact, required, verifyHashes);
    }

    public InstallChoices withVerifyHashes(boolean verified) {
        return new InstallChoices(resolve, target, reinstall, exact, requireHashes, verified);
    }
}

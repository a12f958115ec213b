package dev.wardian.stack.choice;

/// What an installation does beyond resolving.
///
/// @param resolve how versions are chosen
/// @param target the Python and platform to install for; another than the interpreter's only makes
///     sense with a target folder
/// @param reinstall packages to install again although they are there
/// @param exact true to remove what the requirements do not need (`sync`)
/// @param requireHashes true when every requirement must bring digests
/// @param verifyHashes false to ignore digests given in files
/// @param allowOverwrite true to let programs and data files replace those of other packages
public record InstallChoices(
        ResolveChoices resolve,
        TargetChoice target,
        PackageSelection reinstall,
        boolean exact,
        boolean requireHashes,
        boolean verifyHashes,
        boolean allowOverwrite) {

    private static final InstallChoices USUAL =
            new InstallChoices(
                    ResolveChoices.usual(),
                    TargetChoice.ofInterpreter(),
                    PackageSelection.none(),
                    false,
                    false,
                    true,
                    false);

    /// What a bare `install` does.
    public static InstallChoices usual() {
        return USUAL;
    }

    public InstallChoices withResolve(ResolveChoices choices) {
        var draft = new Draft(this);
        draft.resolve = choices;
        return draft.done();
    }

    public InstallChoices withTarget(TargetChoice other) {
        var draft = new Draft(this);
        draft.target = other;
        return draft.done();
    }

    public InstallChoices withReinstall(PackageSelection packages) {
        var draft = new Draft(this);
        draft.reinstall = packages;
        return draft.done();
    }

    public InstallChoices withExact(boolean only) {
        var draft = new Draft(this);
        draft.exact = only;
        return draft.done();
    }

    public InstallChoices withRequireHashes(boolean required) {
        var draft = new Draft(this);
        draft.requireHashes = required;
        return draft.done();
    }

    public InstallChoices withVerifyHashes(boolean verified) {
        var draft = new Draft(this);
        draft.verifyHashes = verified;
        return draft.done();
    }

    public InstallChoices withAllowOverwrite(boolean allowed) {
        var draft = new Draft(this);
        draft.allowOverwrite = allowed;
        return draft.done();
    }

    /// Choices while some of them change: besides the record's head the only place that lists them
    /// all.
    private static final class Draft {
        ResolveChoices resolve;
        TargetChoice target;
        PackageSelection reinstall;
        boolean exact;
        boolean requireHashes;
        boolean verifyHashes;
        boolean allowOverwrite;

        Draft(InstallChoices from) {
            this.resolve = from.resolve;
            this.target = from.target;
            this.reinstall = from.reinstall;
            this.exact = from.exact;
            this.requireHashes = from.requireHashes;
            this.verifyHashes = from.verifyHashes;
            this.allowOverwrite = from.allowOverwrite;
        }

        InstallChoices done() {
            return new InstallChoices(
                    resolve, target, reinstall, exact, requireHashes, verifyHashes, allowOverwrite);
        }
    }
}

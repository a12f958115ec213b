package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Arguments;
import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.arguments.UsageException;
import dev.wardian.stack.choice.EnvironmentRequest.IfMissing;
import dev.wardian.stack.choice.InstallChoices;
import dev.wardian.stack.choice.LinkChoice;
import dev.wardian.stack.choice.LockedPart;
import dev.wardian.stack.choice.PackageSelection;
import dev.wardian.stack.choice.RequirementSources;
import java.util.ArrayList;
import java.util.List;

/// The options of commands that put packages into an environment.
final class InstallOptionGroup {

    static final Option REQUIREMENT =
            Option.repeated(
                    "requirement requirements r",
                    "FILE",
                    "a requirements file, pylock.toml, pyproject.toml or `-`");
    static final Option EDITABLE =
            Option.repeated("editable e", "DIR|URL", "install this project editable");
    static final Option CONSTRAINT =
            Option.repeated("constraint constraints c", "FILE", "versions that may not be left");
    static final Option OVERRIDE =
            Option.repeated(
                    "override overrides", "FILE", "requirements that replace packages' own");
    static final Option EXCLUDE =
            Option.repeated(
                    "exclude excludes",
                    "FILE",
                    "packages to leave out wherever they are asked for");
    static final Option EXTRA = Option.repeated("extra", "EXTRA", "an extra of the project");
    static final Option ALL_EXTRAS = Option.flag("all-extras", "every extra of the project");
    static final Option GROUP =
            Option.repeated("group", "[PATH:]GROUP", "a dependency group (PEP 735)");
    static final Option ALL_GROUPS =
            Option.flag("all-groups", "every dependency group of the project");
    static final Option NO_EDITABLE =
            Option.flag("no-editable", "install as a copy what is named to be editable");
    static final Option NO_EDITABLE_PACKAGE =
            Option.repeated(
                    "no-editable-package", "PACKAGE", "the same for the project of this name");
    static final Option NO_SOURCES =
            Option.flag("no-sources", "ignore `sources` of projects: all comes from indexes");
    static final Option NO_SOURCES_PACKAGE =
            Option.repeated("no-sources-package", "PACKAGE", "the same for this package");
    static final Option REQUIRE_HASHES =
            Option.flag("require-hashes", "refuse what comes without a digest");
    static final Option NO_VERIFY_HASHES =
            Option.flag("no-verify-hashes", "ignore the digests of requirement files");
    static final Option REINSTALL =
            Option.flag("reinstall force-reinstall", "install again what is there");
    static final Option REINSTALL_PACKAGE =
            Option.repeated("reinstall-package", "PACKAGE", "install this package again");
    static final Option ALLOW_OVERWRITE =
            Option.flag("allow-overwrite", "let programs and data replace those of other packages");
    static final Option LINK_MODE =
            Option.value(
                    "link-mode",
                    "auto|reflink|hardlink|copy|symlink",
                    "how files come from the store");
    static final Option STRICT =
            Option.flag("strict", "afterwards warn of what does not fit together (as `check`)");
    static final Option COMPILE_BYTECODE =
            Option.flag("compile-bytecode compile", "afterwards compile all modules, in parallel");
    static final Option CHECK =
            Option.flag("check", "change nothing; exit code 1 if something would change");
    static final Option DRY_RUN = Option.flag("dry-run", "say what would change, change nothing");

    private InstallOptionGroup() {}

    /// Which extras and groups of a lock are meant.
    static LockedPart lockedPart(Arguments arguments) {
        return new LockedPart(
                arguments.all(EXTRA),
                arguments.has(ALL_EXTRAS),
                arguments.all(GROUP),
                arguments.has(ALL_GROUPS));
    }

    static RequirementSources sources(Arguments arguments) {
        return about(arguments)
                .withPackages(arguments.operands())
                .withEditables(arguments.all(EDITABLE))
                .withFiles(arguments.all(REQUIREMENT));
    }

    /// What is said about requirements, without the requirements themselves.
    static RequirementSources about(Arguments arguments) {
        return RequirementSources.none()
                .withConstraints(arguments.all(CONSTRAINT))
                .withOverrides(arguments.all(OVERRIDE))
                .withExcludes(arguments.all(EXCLUDE))
                .withBuildConstraints(arguments.all(BuildOptionGroup.BUILD_CONSTRAINT))
                .withExtras(arguments.all(EXTRA))
                .withAllExtras(arguments.has(ALL_EXTRAS))
                .withGroups(arguments.all(GROUP))
                .withAllGroups(arguments.has(ALL_GROUPS))
                .withCopied(
                        selection(arguments.has(NO_EDITABLE), arguments.all(NO_EDITABLE_PACKAGE)))
                .withoutSources(
                        selection(arguments.has(NO_SOURCES), arguments.all(NO_SOURCES_PACKAGE)));
    }

    private static PackageSelection selection(boolean all, List<String> names) {
        return all
                ? PackageSelection.all()
                : PackageSelection.only(ResolveOptionGroup.names(names));
    }

    static InstallChoices read(Session session) {
        var arguments = session.arguments();
        var reinstall = selection(arguments.has(REINSTALL), arguments.all(REINSTALL_PACKAGE));
        return InstallChoices.usual()
                .withResolve(ResolveOptionGroup.read(arguments, session.wardian()))
                .withTarget(ResolveOptionGroup.target(arguments))
                .withReinstall(reinstall)
                .withRequireHashes(arguments.has(REQUIRE_HASHES))
                .withVerifyHashes(!arguments.has(NO_VERIFY_HASHES))
                .withAllowOverwrite(arguments.has(ALLOW_OVERWRITE));
    }

    static LinkChoice linkMode(Arguments arguments) {
        return switch (arguments.value(LINK_MODE).orElse("auto")) {
            case "auto" -> LinkChoice.AUTOMATIC;
            case "reflink", "clone" -> LinkChoice.REFLINK;
            case "hardlink" -> LinkChoice.HARDLINK;
            case "copy" -> LinkChoice.COPY;
            case "symlink" -> LinkChoice.SYMLINK;
            case String other ->
                    throw new UsageException(
                            "`--link-mode "
                                    + other
                                    + "` is not known: `auto`, `reflink`,"
                                    + " `hardlink`, `copy` or `symlink`");
        };
    }

    /// Those that say what is to be installed, in the order that help shows them.
    static List<Option> asked() {
        return List.of(
                REQUIREMENT,
                EDITABLE,
                CONSTRAINT,
                OVERRIDE,
                EXCLUDE,
                EXTRA,
                ALL_EXTRAS,
                GROUP,
                ALL_GROUPS,
                NO_EDITABLE,
                NO_EDITABLE_PACKAGE,
                NO_SOURCES,
                NO_SOURCES_PACKAGE,
                REQUIRE_HASHES,
                NO_VERIFY_HASHES);
    }

    /// Those that say how it is put in place.
    static List<Option> placed() {
        return List.of(
                REINSTALL,
                REINSTALL_PACKAGE,
                ALLOW_OVERWRITE,
                LINK_MODE,
                STRICT,
                COMPILE_BYTECODE,
                DRY_RUN);
    }

    /// Whether nothing is to be changed.
    static boolean isDryRun(Arguments arguments) {
        return arguments.has(DRY_RUN) || arguments.has(CHECK);
    }

    /// A dry run makes no environment.
    static IfMissing ifMissing(Arguments arguments) {
        return isDryRun(arguments) ? IfMissing.ASSUME : IfMissing.MAKE;
    }

    /// All of them.
    static List<Option> all() {
        var options = new ArrayList<>(asked());
        options.addAll(placed());
        return options;
    }
}

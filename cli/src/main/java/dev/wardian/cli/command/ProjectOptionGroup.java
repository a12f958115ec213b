package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Arguments;
import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.arguments.UsageException;
import dev.wardian.stack.workspace.LockWish;
import dev.wardian.stack.workspace.Section;
import dev.wardian.stack.workspace.SyncWish;
import dev.wardian.standards.name.PackageName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The options of commands that work on a project: what may be done to its lock, and how much of it
/// goes into its environment.
final class ProjectOptionGroup {

    static final Option LOCKED =
            Option.flag("locked", "fail if the lock is not what the project asks for");
    static final Option FROZEN = Option.flag("frozen", "take the lock as it is, right or not");
    static final Option ACTIVE =
            Option.flag("active", "in the active environment, if there is one, not the project's");
    static final Option NO_SYNC = Option.flag("no-sync", "leave the environment alone");
    static final Option ONLY_GROUP =
            Option.repeated("only-group", "GROUP", "this dependency group and nothing else");
    static final Option NO_GROUP =
            Option.repeated("no-group", "GROUP", "leave this dependency group out");
    static final Option NO_EXTRA =
            Option.repeated("no-extra", "EXTRA", "leave this extra out of `--all-extras`");
    static final Option NO_DEFAULT_GROUPS =
            Option.flag("no-default-groups", "leave out the groups that are always there");
    static final Option DEV = Option.flag("dev", "the group `dev` (installed by default)");
    static final Option NO_DEV = Option.flag("no-dev", "leave the group `dev` out");
    static final Option ONLY_DEV = Option.flag("only-dev", "the group `dev` and nothing else");
    static final Option PACKAGE =
            Option.repeated("package", "MEMBER", "this member of the workspace");
    static final Option ALL_PACKAGES = Option.flag("all-packages", "every member of the workspace");
    static final Option NO_INSTALL_PROJECT =
            Option.flag("no-install-project", "all but the project itself");
    static final Option NO_INSTALL_WORKSPACE =
            Option.flag("no-install-workspace", "all but the members of the workspace");
    static final Option NO_INSTALL_PACKAGE =
            Option.repeated("no-install-package", "PACKAGE", "all but this package");
    static final Option NO_EMIT_PROJECT =
            Option.flag("no-emit-project", "as `--no-install-project`");
    static final Option NO_EMIT_WORKSPACE =
            Option.flag("no-emit-workspace", "as `--no-install-workspace`");
    static final Option NO_EMIT_PACKAGE =
            Option.repeated("no-emit-package", "PACKAGE", "as `--no-install-package`");
    static final Option INEXACT =
            Option.flag("inexact", "keep what is installed and not asked for");
    static final Option OPTIONAL =
            Option.value("optional", "EXTRA", "in this extra ([project.optional-dependencies])");
    static final Option IN_GROUP =
            Option.value("group", "GROUP", "in this dependency group (PEP 735)");
    static final Option IN_DEV = Option.flag("dev", "in the group `dev`");

    private ProjectOptionGroup() {}

    /// What may be done to the lock.
    static List<Option> ofLock() {
        return List.of(LOCKED, FROZEN);
    }

    /// How much goes into the environment, extras and groups aside.
    static List<Option> ofSync() {
        return List.of(
                NO_EXTRA,
                ONLY_GROUP,
                NO_GROUP,
                NO_DEFAULT_GROUPS,
                DEV,
                NO_DEV,
                ONLY_DEV,
                PACKAGE,
                ALL_PACKAGES,
                NO_INSTALL_PROJECT,
                NO_INSTALL_WORKSPACE,
                NO_INSTALL_PACKAGE,
                INEXACT);
    }

    /// Those that `run` has: all that say how much of the project, in the order of help.
    static List<Option> ofPart() {
        var options = new ArrayList<Option>();
        options.add(InstallOptionGroup.EXTRA);
        options.add(InstallOptionGroup.ALL_EXTRAS);
        options.add(InstallOptionGroup.GROUP);
        options.add(InstallOptionGroup.ALL_GROUPS);
        options.addAll(ofSync());
        return options;
    }

    /// Those of commands that edit a project's file, bring its lock up to date and its environment.
    ///
    /// @param own what this command alone has
    static List<Option> ofEdit(Option... own) {
        var options =
                new ArrayList<Option>(
                        List.of(IN_GROUP, IN_DEV, OPTIONAL, PACKAGE, ScriptWork.SCRIPT));
        options.addAll(List.of(own));
        options.addAll(
                List.of(
                        LOCKED,
                        FROZEN,
                        NO_SYNC,
                        ACTIVE,
                        NO_INSTALL_PROJECT,
                        NO_INSTALL_WORKSPACE,
                        NO_INSTALL_PACKAGE,
                        InstallOptionGroup.LINK_MODE,
                        InstallOptionGroup.DRY_RUN,
                        EnvironmentOptionGroup.PYTHON,
                        EnvironmentOptionGroup.VENV));
        options.addAll(ResolveOptionGroup.all());
        options.addAll(ExplainOptionGroup.all());
        options.addAll(IndexOptionGroup.all());
        return options;
    }

    static LockWish.Mode mode(Arguments arguments) {
        if (arguments.has(LOCKED) && arguments.has(FROZEN)) {
            throw new UsageException("`--locked` and `--frozen` exclude each other");
        }
        return arguments.has(LOCKED)
                ? LockWish.Mode.LOCKED
                : arguments.has(FROZEN) ? LockWish.Mode.FROZEN : LockWish.Mode.UPDATE;
    }

    static SyncWish sync(Arguments arguments) {
        var groups = new ArrayList<>(arguments.all(InstallOptionGroup.GROUP));
        var without = new ArrayList<>(arguments.all(NO_GROUP));
        var only = new ArrayList<>(arguments.all(ONLY_GROUP));
        if (arguments.has(DEV)) {
            groups.add("dev");
        }
        if (arguments.has(ONLY_DEV)) {
            only.add("dev");
        }
        return new SyncWish(
                arguments.all(InstallOptionGroup.EXTRA),
                arguments.has(InstallOptionGroup.ALL_EXTRAS),
                arguments.all(NO_EXTRA),
                groups,
                arguments.has(InstallOptionGroup.ALL_GROUPS),
                without,
                only,
                arguments.has(NO_DEFAULT_GROUPS),
                ResolveOptionGroup.names(arguments.all(PACKAGE)),
                arguments.has(ALL_PACKAGES),
                leftOut(arguments),
                arguments.has(NO_INSTALL_PROJECT) || arguments.has(NO_EMIT_PROJECT),
                arguments.has(NO_INSTALL_WORKSPACE) || arguments.has(NO_EMIT_WORKSPACE),
                arguments.has(INEXACT),
                arguments.has(NO_DEV));
    }

    /// How much is installed after an edit: the usual part, less what is to be left out.
    ///
    /// @param keepsOthers whether what is installed besides stays
    static SyncWish afterEdit(Arguments arguments, boolean keepsOthers) {
        var part =
                SyncWish.usual()
                        .without(
                                leftOut(arguments),
                                arguments.has(NO_INSTALL_PROJECT),
                                arguments.has(NO_INSTALL_WORKSPACE));
        return keepsOthers ? part.keepingOthers() : part;
    }

    private static Set<PackageName> leftOut(Arguments arguments) {
        var names = new HashSet<>(ResolveOptionGroup.names(arguments.all(NO_INSTALL_PACKAGE)));
        names.addAll(ResolveOptionGroup.names(arguments.all(NO_EMIT_PACKAGE)));
        return Set.copyOf(names);
    }

    /// What `export` calls some of these, as uv does.
    static List<Option> ofExport() {
        return List.of(NO_EMIT_PROJECT, NO_EMIT_WORKSPACE, NO_EMIT_PACKAGE);
    }

    /// Where a requirement is to stand.
    static Section section(Arguments arguments) {
        var said = new ArrayList<Section>();
        arguments.value(OPTIONAL).ifPresent(name -> said.add(Section.extra(name)));
        arguments.value(IN_GROUP).ifPresent(name -> said.add(Section.group(name)));
        if (arguments.has(IN_DEV)) {
            said.add(Section.group("dev"));
        }
        if (said.size() > 1) {
            throw new UsageException(
                    "`--optional`, `--group` and `--dev` name different places; give one of them");
        }
        return said.isEmpty() ? Section.main() : said.getFirst();
    }

    /// The member that is edited, if one is named.
    static Optional<PackageName> member(Arguments arguments) {
        var names = ResolveOptionGroup.names(arguments.all(PACKAGE));
        if (names.size() > 1) {
            throw new UsageException("`--package` names one member here");
        }
        return names.stream().findFirst();
    }
}

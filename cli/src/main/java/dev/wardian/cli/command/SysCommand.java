package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.arguments.UsageException;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.stack.system.RpmPackages;
import dev.wardian.stack.system.SystemIndex;
import dev.wardian.stack.system.SystemManager.Action;
import dev.wardian.stack.system.SystemPackage;
import dev.wardian.stack.system.SystemPackages;
import java.util.List;

/// Works with the system's own packages.
final class SysCommand implements Command {

    private static final Actions ACTIONS =
            new Actions(
                    "sys",
                    List.of(
                            "list",
                            "search",
                            "info",
                            "provides",
                            "outdated",
                            "showhold",
                            "update",
                            "install",
                            "remove",
                            "hold",
                            "unhold"),
                    "list");

    @Override
    public String name() {
        return "sys";
    }

    @Override
    public String summary() {
        return "Work with the system's own packages (of Debian, Fedora and what comes from them)";
    }

    @Override
    public String operands() {
        return "list|search|info|provides|outdated|showhold|update|install|remove|hold|unhold"
                + " [WORD]...";
    }

    @Override
    public List<Option> options() {
        return List.of(InstallOptionGroup.DRY_RUN);
    }

    @Override
    public List<String> actions() {
        return ACTIONS.known();
    }

    @Override
    public List<String> examples() {
        return List.of(
                "wardian sys list                    # what is installed",
                "wardian sys update                  # fetch and verify the repositories' indexes",
                "wardian sys outdated                # what the lists have a newer version of",
                "wardian sys search opencv           # in names and summaries of all that is"
                        + " offered",
                "wardian sys info libgl1",
                "wardian sys provides libssl.so.3    # which package has this file; of all where none is"
                        + " installed",
                "wardian sys install --dry-run libgl1",
                "wardian sys install libgl1          # as root: through apt-get, dnf or yum",
                "wardian sys remove --dry-run libgl1",
                "wardian sys hold libgl1             # and unhold: leave it in its version",
                "wardian sys showhold --json");
    }

    @Override
    public ExitCode run(Session session) {
        var words = session.arguments().operands();
        var action = ACTIONS.of(words);
        var rest = Actions.rest(words);
        return switch (action) {
            case "remove" -> change(session, Action.REMOVE, rest);
            case "hold" -> change(session, Action.HOLD, rest);
            case "unhold" -> change(session, Action.UNHOLD, rest);
            case "update", "install" ->
                    session.wardian()
                            .system()
                            .rpm()
                            .map(packages -> fetch(session, action, packages, rest))
                            .orElseGet(() -> fetch(session, action, rest));
            default -> look(session, action, rest);
        };
    }

    private static ExitCode look(Session session, String action, List<String> rest) {
        var packages =
                session.wardian()
                        .system()
                        .rpm()
                        .map(RpmPackages::index)
                        .orElseGet(() -> SystemIndex.of(session.wardian().system().packages()));
        return switch (action) {
            case "showhold" ->
                    SysLooking.all(
                            session,
                            packages.installed().values().stream()
                                    .filter(SystemPackage::held)
                                    .toList());
            case "search" -> SysLooking.search(session, packages, rest);
            case "info" -> SysLooking.info(session, packages, rest);
            case "provides" -> SysLooking.provides(session, packages, rest);
            case "outdated" -> SysLooking.outdated(session, packages);
            default -> SysLooking.all(session, packages.installed().values());
        };
    }

    private static ExitCode fetch(Session session, String action, List<String> rest) {
        var packages = session.wardian().system().packages();
        return action.equals("update")
                ? SysUpdating.run(session, packages, rest)
                : install(session, packages, rest);
    }

    private static ExitCode fetch(
            Session session, String action, RpmPackages packages, List<String> rest) {
        if (action.equals("update")) {
            return SysUpdating.run(session, packages, rest);
        }
        var dryRun = session.arguments().has(InstallOptionGroup.DRY_RUN);
        return packages.isElsewhere() || (dryRun && session.wardian().system().manager().isEmpty())
                ? SysInstalling.run(session, packages, rest)
                : change(session, Action.INSTALL, rest);
    }

    /// What it would bring is known without the manager too: on another machine, or as nobody.
    private static ExitCode install(Session session, SystemPackages packages, List<String> names) {
        var elsewhere = packages.isElsewhere();
        var dryRun = session.arguments().has(InstallOptionGroup.DRY_RUN);
        return elsewhere || (dryRun && session.wardian().system().manager().isEmpty())
                ? SysInstalling.run(session, packages, names)
                : change(session, Action.INSTALL, names);
    }

    private static ExitCode change(Session session, Action action, List<String> names) {
        if (session.wardian().system().isElsewhere()) {
            throw SysInstalling.anotherMachine(names);
        }
        var manager =
                session.wardian()
                        .system()
                        .manager()
                        .orElseThrow(
                                () ->
                                        new UsageException(
                                                "there is no `apt-get`, `dnf` or `yum` on the"
                                                        + " PATH"));
        return SysChanging.run(session, manager, action, names);
    }
}

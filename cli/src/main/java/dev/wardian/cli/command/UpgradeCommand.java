package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.output.ExitCode;
import java.util.ArrayList;
import java.util.List;

/// Raises the versions that a project asks for.
final class UpgradeCommand implements Command {

    private static final Option LATEST =
            Option.flag("latest", "raise limits from above too (<2, ~=1.4, ==1.*)");

    private static final Option CHECK_IMPORTS =
            Option.flag(
                    "check-imports",
                    "import what changed and what needs it; put all back if something fails");

    private static final Option REQUIREMENTS =
            Option.repeated(
                    "requirement requirements r",
                    "FILE",
                    "raise what a requirements file asks for, in the file alone");

    @Override
    public String name() {
        return "upgrade";
    }

    @Override
    public String summary() {
        return "Raise the versions that a project asks for to the newest that fit together";
    }

    @Override
    public String operands() {
        return "[PACKAGE]...";
    }

    @Override
    public List<Option> options() {
        var options =
                new ArrayList<Option>(
                        List.of(
                                LATEST,
                                CHECK_IMPORTS,
                                REQUIREMENTS,
                                ProjectOptionGroup.PACKAGE,
                                ProjectOptionGroup.NO_SYNC,
                                InstallOptionGroup.LINK_MODE,
                                InstallOptionGroup.DRY_RUN,
                                EnvironmentOptionGroup.PYTHON,
                                EnvironmentOptionGroup.VENV));
        options.addAll(ResolveOptionGroup.all());
        options.removeAll(
                List.of(
                        ResolveOptionGroup.UPGRADE,
                        ResolveOptionGroup.UPGRADE_PACKAGE,
                        ResolveOptionGroup.UPGRADE_GROUP));
        options.addAll(ExplainOptionGroup.all());
        options.addAll(IndexOptionGroup.all());
        return options;
    }

    @Override
    public List<String> examples() {
        return List.of(
                "wardian upgrade                  # bounds and pins in pyproject.toml, and the lock",
                "wardian upgrade pandas numpy     # these; the rest stays",
                "wardian upgrade --latest         # beyond limits such as <2 as well",
                "wardian upgrade --check-imports  # kept only if what changed can be imported",
                "wardian upgrade -r requirements.txt pandas   # in that file; comments stay",
                "wardian upgrade --dry-run        # before and after of each line");
    }

    @Override
    public ExitCode run(Session session) {
        var arguments = session.arguments();
        var files = arguments.all(REQUIREMENTS);
        if (!files.isEmpty()) {
            return new UpgradedFilesWork(session).run(files, arguments.has(LATEST));
        }
        var work = ProjectWork.open(session, ProjectOptionGroup.member(arguments)).showingLock();
        session.wardian().connectEarly(true);
        var edited =
                DeclaredNames.edited(
                        work.project().workspace().current(),
                        () ->
                                work.project()
                                        .upgrade(
                                                ResolveOptionGroup.names(arguments.operands()),
                                                arguments.has(LATEST),
                                                work.lockWish()));
        var unchanged = edited.lines().isEmpty();
        var code =
                arguments.has(CHECK_IMPORTS)
                        ? work.takeUp(edited, new ImportTrial(session))
                        : work.takeUp(edited);
        if (unchanged && code == ExitCode.SUCCESS && !session.json()) {
            tellWhatHolds(session);
        }
        return code;
    }

    /// Who keeps what was named from its newest version, if somebody does.
    private static void tellWhatHolds(Session session) {
        var arguments = session.arguments();
        var names = ResolveOptionGroup.names(arguments.operands());
        if (names.isEmpty()) {
            return;
        }
        for (var one : ProjectWork.open(session).project().outdated(names, true, false)) {
            if (!names.contains(one.name())) {
                continue;
            }
            session.report()
                    .message(
                            "`"
                                    + one.name()
                                    + "` stays at "
                                    + one.current()
                                    + ": "
                                    + one.latest()
                                    + " is held back by "
                                    + String.join(", ", one.heldBy())
                                    + (arguments.has(LATEST)
                                            ? ""
                                            : "; `--latest` raises the project's own limits"));
        }
    }
}

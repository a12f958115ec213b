package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Arguments;
import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.arguments.UsageException;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.JsonText;
import dev.wardian.stack.workspace.Edited;
import dev.wardian.stack.workspace.Locking;
import dev.wardian.stack.workspace.Project;
import dev.wardian.stack.workspace.SyncWish;
import dev.wardian.stack.workspace.VersionStep;
import dev.wardian.stack.workspace.Workspace;
import dev.wardian.standards.version.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tells the version of a project, or gives it another.
final class VersionCommand implements Command {

    private static final Option BUMP =
            Option.repeated(
                    "bump",
                    "major|minor|patch|stable|alpha|beta|rc|post|dev",
                    "raise this part by one, or to a number (`--bump rc=3`)");
    private static final Option SHORT =
            Option.flag("short", "the version alone, without the project's name");

    @Override
    public String name() {
        return "version";
    }

    @Override
    public String summary() {
        return "Tell the version of a project, or give it another";
    }

    @Override
    public String operands() {
        return "[VERSION]";
    }

    @Override
    public List<Option> options() {
        var options =
                new ArrayList<Option>(
                        List.of(
                                BUMP,
                                SHORT,
                                ProjectOptionGroup.PACKAGE,
                                InstallOptionGroup.DRY_RUN,
                                ProjectOptionGroup.LOCKED,
                                ProjectOptionGroup.FROZEN,
                                ProjectOptionGroup.NO_SYNC,
                                ProjectOptionGroup.ACTIVE,
                                InstallOptionGroup.LINK_MODE,
                                EnvironmentOptionGroup.PYTHON,
                                EnvironmentOptionGroup.VENV));
        options.addAll(ResolveOptionGroup.all());
        options.addAll(ExplainOptionGroup.all());
        options.addAll(IndexOptionGroup.all());
        return options;
    }

    @Override
    public List<String> examples() {
        return List.of(
                "wardian version                          # demo 1.2.3",
                "wardian version --short                  # 1.2.3",
                "wardian version --bump minor             # demo 1.2.3 => 1.3.0, in pyproject.toml",
                "wardian version --bump major --bump rc   # 2.0.0rc1",
                "wardian version --bump stable --dry-run",
                "wardian version 2026.12.1",
                "wardian version --package core --bump patch   # of a member of the workspace");
    }

    @Override
    public ExitCode run(Session session) {
        var arguments = session.arguments();
        if (Workspace.find(session.workingFolder()).isEmpty()) {
            throw new UsageException(
                    "there is no `pyproject.toml` whose version could be told",
                    Optional.of("`wardian --version` tells that of Wardian"));
        }
        var wanted = wanted(arguments);
        var work = ProjectWork.open(session, ProjectOptionGroup.member(arguments));
        var before = work.project().version();
        if (wanted.isEmpty() && arguments.all(BUMP).isEmpty()) {
            tell(session, work.project(), before, Optional.empty());
            return ExitCode.SUCCESS;
        }
        var steps = steps(arguments);
        var after = wanted.orElseGet(() -> VersionStep.after(before, steps));
        if (wanted.isEmpty() && after.compareTo(before) <= 0) {
            session.report()
                    .error(
                            "`" + after + "` is not later than `" + before + "`, what it is now",
                            List.of(),
                            Optional.of(advice(before, after)));
            return ExitCode.REFUSED;
        }
        if (work.isDryRun()) {
            tell(session, work.project(), before, Optional.of(after));
            return ExitCode.SUCCESS;
        }
        try (var edited = work.project().withVersion(after, work.lockWish())) {
            return takeUp(session, before, after, edited);
        }
    }

    private static ExitCode takeUp(Session session, Version before, Version after, Edited edited) {
        var arguments = session.arguments();
        var now = ProjectWork.of(session, edited.workspace());
        var refused = now.lockReport().tell(edited.locking());
        if (refused.isPresent()) {
            return refused.get();
        }
        edited.write();
        var leavesEnvironment =
                arguments.has(ProjectOptionGroup.NO_SYNC)
                        || arguments.has(ProjectOptionGroup.FROZEN);
        if (leavesEnvironment) {
            tell(session, now.project(), before, Optional.of(after));
            edited.keep();
            return ExitCode.SUCCESS;
        }
        var beside = tree(now.project(), before, Optional.of(after));
        beside.put("lock", now.lockReport().tree((Locking.Locked) edited.locking()));
        if (!session.json()) {
            tell(session, now.project(), before, Optional.of(after));
        }
        var code = now.sync(SyncWish.usual(), InstallOptionGroup.read(session), beside);
        if (code == ExitCode.SUCCESS) {
            edited.keep();
        }
        return code;
    }

    private static Optional<Version> wanted(Arguments arguments) {
        var operands = arguments.operands();
        if (operands.size() > 1) {
            throw new UsageException("`version` takes one version");
        }
        if (operands.isEmpty()) {
            return Optional.empty();
        }
        var text = operands.getFirst();
        if (arguments.has(BUMP)) {
            throw new UsageException("`" + text + "` and `--bump` exclude each other");
        }
        var version = Version.tryParse(text);
        if (version.isEmpty()) {
            throw new UsageException(
                    "`" + text + "` is no version (PEP 440)",
                    VersionStep.parse(text).map(_ -> "wardian version --bump " + text));
        }
        return version;
    }

    private static List<VersionStep> steps(Arguments arguments) {
        var steps = new ArrayList<VersionStep>();
        for (var text : arguments.all(BUMP)) {
            steps.add(
                    VersionStep.parse(text)
                            .orElseThrow(
                                    () ->
                                            new UsageException(
                                                    "`--bump "
                                                            + text
                                                            + "` is not known: `"
                                                            + BUMP.placeholder()
                                                                    .replace("|", "`, `")
                                                            + "`, or one of them with a number"
                                                            + " (`minor=7`)")));
        }
        VersionStep.fault(steps)
                .ifPresent(
                        fault -> {
                            throw new UsageException("--bump: " + fault);
                        });
        return steps;
    }

    /// What would make a later version.
    private static String advice(Version before, Version after) {
        if (!after.isPrerelease() || before.isPrerelease()) {
            return "wardian version " + after + " takes it all the same";
        }
        var part =
                after.isDevrelease()
                        ? "dev"
                        : switch (after.prereleaseLabel().orElse("")) {
                            case "a" -> "alpha";
                            case "b" -> "beta";
                            default -> "rc";
                        };
        return "wardian version --bump patch --bump " + part;
    }

    private static void tell(
            Session session, Project project, Version before, Optional<Version> after) {
        session.endProgress();
        if (session.json()) {
            session.report().answer(JsonText.of(tree(project, before, after)));
            return;
        }
        if (session.arguments().has(SHORT)) {
            session.report().answer(after.orElse(before).toString());
            return;
        }
        session.report()
                .answer(name(project) + " " + before + after.map(it -> " => " + it).orElse(""));
    }

    private static String name(Project project) {
        return project.workspace().current().name().map(Object::toString).orElse("project");
    }

    private static Map<String, Object> tree(
            Project project, Version before, Optional<Version> after) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("name", name(project));
        tree.put("version", after.orElse(before));
        tree.put("before", after.map(_ -> before));
        return tree;
    }
}

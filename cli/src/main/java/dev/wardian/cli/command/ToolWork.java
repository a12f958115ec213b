package dev.wardian.cli.command;

import dev.wardian.cli.arguments.UsageException;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.JsonText;
import dev.wardian.stack.choice.EnvironmentRequest;
import dev.wardian.stack.choice.EnvironmentRequest.IfMissing;
import dev.wardian.stack.environment.Environment;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.stack.workspace.Asker;
import dev.wardian.stack.workspace.PreparedProject;
import dev.wardian.stack.workspace.ToolBox;
import dev.wardian.stack.workspace.ToolBox.Tool;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.Version;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What `wardian tool` does.
final class ToolWork {

    private final Session session;
    private final ToolBox box;

    ToolWork(Session session) {
        this.session = session;
        this.box = ToolBox.of(session.invocation().home(), session.invocation().environment());
    }

    private Optional<String> python() {
        return session.arguments().value(EnvironmentOptionGroup.PYTHON);
    }

    /// Runs a program of a package in an environment that is made once and kept in the cache.
    ExitCode run(List<String> words) {
        var asked = words.getFirst();
        var at = asked.indexOf('@');
        var isVersion = at > 0 && asked.indexOf(':') < 0;
        var program = isVersion ? asked.substring(0, at) : asked;
        var version = isVersion ? asked.substring(at + 1) : "";
        var from = session.arguments().value(ToolCommand.FROM);
        var with = session.arguments().all(ToolCommand.WITH);
        var latest = version.equals("latest");
        var requirement =
                from.orElse(program) + (version.isEmpty() || latest ? "" : "==" + version);
        var command = new ArrayList<>(words);
        command.set(0, program);
        var installed =
                from.isEmpty() && with.isEmpty() && version.isEmpty() && python().isEmpty()
                        ? PackageName.tryOf(program).flatMap(box::tool)
                        : Optional.<Tool>empty();
        var environment =
                installed.isPresent()
                        ? at(installed.get().environment())
                        : forRun(requirement, with, latest);
        requireProgram(environment, program, requirement);
        return ProgramStart.in(session, environment, Optional.empty(), command, Map.of());
    }

    private Environment forRun(String requirement, List<String> with, boolean latest) {
        var all = new ArrayList<String>();
        all.add(requirement);
        all.addAll(with);
        var project =
                PreparedProject.below(
                        session.cacheFolder().resolve("tools"),
                        ToolBox.text("tools", all),
                        python().orElse(""),
                        new Asker.OfCommand());
        return latest
                ? ProjectWork.renewed(session, project, python())
                : ProjectWork.prepared(session, project, python());
    }

    private Environment at(Path folder) {
        return session.wardian()
                .environment(
                        new EnvironmentRequest.Virtual(folder, Optional.empty(), IfMissing.REFUSE));
    }

    private void requireProgram(Environment environment, String program, String requirement) {
        var bin = Optional.ofNullable(environment.python().getParent()).orElseThrow();
        if (bin.resolve(program).toFile().canExecute()) {
            return;
        }
        var offered = new ArrayList<String>();
        for (var file : programs(environment, nameOf(requirement))) {
            offered.add(String.valueOf(file.getFileName()));
        }
        throw new UsageException(
                "`"
                        + requirement
                        + "` has no program `"
                        + program
                        + "`"
                        + (offered.isEmpty() ? "" : "; it has: " + String.join(", ", offered)),
                offered.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                "wardian tool run --from "
                                        + requirement
                                        + " "
                                        + offered.getFirst()));
    }

    private static PackageName nameOf(String requirement) {
        return Requirement.parse(requirement).name();
    }

    private List<Path> programs(Environment environment, PackageName name) {
        var details = session.wardian().inspector().show(environment, name);
        return ToolBox.programsOf(
                environment.root(), details.installed().location(), details.files());
    }

    /// Installs a package as a tool.
    ExitCode install(String package_) {
        var requirement = Requirement.parse(package_);
        var requirements = new ArrayList<String>();
        requirements.add(package_);
        requirements.addAll(session.arguments().all(ToolCommand.WITH));
        var before = box.tool(requirement.name());
        var project = box.project(requirement.name(), requirements);
        var environment = ProjectWork.renewed(session, project, python());
        var programs = programs(environment, requirement.name());
        if (programs.isEmpty()) {
            if (before.isEmpty()) {
                session.wardian().environments().remove(environment.root(), false);
                box.forget(new Tool(requirement.name(), project.folder(), List.of(), List.of()));
            }
            session.report()
                    .error(
                            "`" + requirement.name() + "` has no programs to install",
                            List.of(),
                            Optional.of("`wardian add` or `wardian install` for a library"));
            return ExitCode.REFUSED;
        }
        return link(requirement.name(), environment, programs, true);
    }

    private ExitCode link(
            PackageName name, Environment environment, List<Path> programs, boolean changed) {
        var force = session.arguments().has(ToolCommand.FORCE);
        var foreign = box.link(environment.root(), programs, force);
        session.endProgress();
        var linked = new ArrayList<String>();
        for (var program : programs) {
            var file = String.valueOf(program.getFileName());
            if (!foreign.contains(file)) {
                linked.add(file);
            }
        }
        if (session.json()) {
            session.report().answer(JsonText.of(Map.of("name", name, "programs", linked)));
        }
        if (changed && !linked.isEmpty()) {
            session.report()
                    .message(
                            "Linked `"
                                    + String.join("`, `", linked)
                                    + "` in `"
                                    + box.programs()
                                    + "`");
        }
        if (!foreign.isEmpty()) {
            session.report()
                    .error(
                            "`"
                                    + String.join("`, `", foreign)
                                    + "` in `"
                                    + box.programs()
                                    + "` is not a link of this tool, and stays",
                            List.of(),
                            Optional.of("`--force` replaces it"));
            return ExitCode.REFUSED;
        }
        if (changed) {
            warnOfPath();
        }
        return ExitCode.SUCCESS;
    }

    private void warnOfPath() {
        var path = session.invocation().environment().getOrDefault("PATH", "");
        if (!List.of(path.split(":", -1)).contains(box.programs().toString())) {
            session.report()
                    .warning(
                            "`"
                                    + box.programs()
                                    + "` is not on the PATH: `wardian tool update-shell` puts it"
                                    + " there, or export PATH=\""
                                    + box.programs()
                                    + ":$PATH\"");
        }
    }

    /// Brings tools to the newest versions that their requirements admit.
    ExitCode upgrade(List<PackageName> names) {
        for (var tool : tools(names)) {
            var project = box.project(tool.name(), tool.requirements());
            var before = version(tool);
            var environment = ProjectWork.renewed(session, project, python());
            var after = version(tool);
            session.endProgress();
            session.report()
                    .message(
                            before.equals(after)
                                    ? "`" + tool.name() + "` " + after + " is the newest that fits"
                                    : "Upgraded `" + tool.name() + "` " + before + " -> " + after);
            var programs = programs(environment, tool.name());
            var code = link(tool.name(), environment, programs, !before.equals(after));
            if (code != ExitCode.SUCCESS) {
                return code;
            }
        }
        return ExitCode.SUCCESS;
    }

    private Version version(Tool tool) {
        return session.wardian()
                .inspector()
                .show(at(tool.environment()), tool.name())
                .installed()
                .version();
    }

    private List<Tool> tools(List<PackageName> names) {
        if (names.isEmpty()) {
            return box.tools();
        }
        var found = new ArrayList<Tool>();
        for (var name : names) {
            found.add(
                    box.tool(name)
                            .orElseThrow(
                                    () ->
                                            new StackException(
                                                    new StackProblem.NotInstalled(
                                                            name.toString(),
                                                            box.folder().toString()))));
        }
        return found;
    }

    ExitCode uninstall(List<PackageName> names) {
        for (var tool : tools(names)) {
            session.wardian().environments().remove(tool.environment(), true);
            box.forget(tool);
            session.report().message("Uninstalled `" + tool.name() + "`");
        }
        return ExitCode.SUCCESS;
    }

    /// Lets the user's shells find the programs.
    ExitCode updateShell() {
        var files =
                ShellProfiles.of(session.invocation().home(), session.invocation().environment())
                        .withFolder(box.programs());
        if (session.json()) {
            session.report().answer(JsonText.of(Map.of("changed", files)));
        }
        for (var file : files) {
            session.report().message("Changed `" + file + "`");
        }
        session.report()
                .message(
                        files.isEmpty()
                                ? "`" + box.programs() + "` is there already"
                                : "Shells that start from now on find the programs");
        return ExitCode.SUCCESS;
    }

    ExitCode folder() {
        session.report()
                .answer(
                        (session.arguments().has(ToolCommand.BIN) ? box.programs() : box.folder())
                                .toString());
        return ExitCode.SUCCESS;
    }
}

package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.output.ExitCode;
import java.util.List;

/// Removes requirements from a project.
final class RemoveCommand implements Command {

    @Override
    public String name() {
        return "remove";
    }

    @Override
    public String summary() {
        return "Remove packages from a project: its file, its lock and its environment";
    }

    @Override
    public String operands() {
        return "PACKAGE...";
    }

    @Override
    public List<Option> options() {
        return ProjectOptionGroup.ofEdit();
    }

    @Override
    public List<String> examples() {
        return List.of(
                "wardian remove numpy",
                "wardian remove pytest --dev",
                "wardian remove ruff --group lint",
                "wardian remove ujson --optional fast --no-sync");
    }

    @Override
    public ExitCode run(Session session) {
        ProjectWork.requireOperands(session, "nothing to remove was named", "wardian remove numpy");
        var arguments = session.arguments();
        var names = ResolveOptionGroup.names(arguments.operands());
        var section = ProjectOptionGroup.section(arguments);
        var script = ScriptWork.open(session);
        if (script.isPresent()) {
            return script.get().edit((project, wish) -> project.remove(section, names, wish));
        }
        var work = ProjectWork.open(session, ProjectOptionGroup.member(arguments));
        return work.takeUp(
                DeclaredNames.edited(
                        work.project().workspace().current(),
                        () -> work.project().remove(section, names, work.lockWish())));
    }
}

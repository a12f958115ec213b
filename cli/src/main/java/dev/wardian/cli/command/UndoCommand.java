package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.arguments.UsageException;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.stack.choice.EnvironmentRequest.IfMissing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Takes changes of an environment back.
final class UndoCommand implements Command {

    @Override
    public String name() {
        return "undo";
    }

    @Override
    public String summary() {
        return "Take the latest change of an environment back, or all since a change";
    }

    @Override
    public String operands() {
        return "[CHANGE]";
    }

    @Override
    public List<Option> options() {
        var options = new ArrayList<Option>();
        options.add(InstallOptionGroup.DRY_RUN);
        options.addAll(EnvironmentOptionGroup.all());
        return options;
    }

    @Override
    public List<String> examples() {
        return List.of(
                "wardian undo             # the latest change; once more, and it is made again",
                "wardian undo --dry-run   # what would come and go",
                "wardian undo 3           # change 3 of `wardian history`, and all after it");
    }

    @Override
    public ExitCode run(Session session) {
        var arguments = session.arguments();
        var change = number(arguments.operands());
        var wardian = session.wardian();
        var environment =
                wardian.environment(
                        EnvironmentOptionGroup.read(
                                arguments, session.workingFolder(), IfMissing.REFUSE));
        var plan =
                change.isPresent()
                        ? wardian.environments().planUndo(environment, change.get())
                        : wardian.environments().planUndo(environment);
        return new PlanReport(session).carryOut(plan, arguments.has(InstallOptionGroup.DRY_RUN));
    }

    private static Optional<Integer> number(List<String> operands) {
        if (operands.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (operands.size() == 1) {
                return Optional.of(Integer.valueOf(operands.getFirst()));
            }
        } catch (NumberFormatException other) {
            // said below
        }
        throw new UsageException(
                "`" + String.join(" ", operands) + "` is not the number of a change",
                Optional.of("wardian history"));
    }
}

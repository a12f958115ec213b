package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.stack.check.CheckFinding;
import dev.wardian.stack.choice.CheckChoices;
import dev.wardian.standards.requirement.Requirement;
import java.util.List;

/// `pip check`: by metadata alone; `wardian check` looks into files too.
final class PipCheckCommand implements Command {

    @Override
    public String name() {
        return "check";
    }

    @Override
    public String summary() {
        return "Say whether installed packages have what they need";
    }

    @Override
    public String operands() {
        return "";
    }

    @Override
    public List<Option> options() {
        return List.of();
    }

    @Override
    public List<String> examples() {
        return List.of("wardian pip check");
    }

    @Override
    public ExitCode run(Session session) {
        var environment = PipOptions.environment(session);
        var broken = false;
        var findings =
                session.wardian()
                        .checker()
                        .check(environment, CheckChoices.metadataAlone())
                        .findings();
        for (var finding : findings) {
            var line = line(finding);
            if (!line.isEmpty()) {
                broken = true;
                session.report().answer(line);
            }
        }
        if (!broken) {
            session.report().answer("No broken requirements found.");
        }
        return broken ? ExitCode.REFUSED : ExitCode.SUCCESS;
    }

    /// What pip says of it; nothing where it does not look.
    private static String line(CheckFinding finding) {
        return switch (finding) {
            case CheckFinding.Missing(var name, var version, var requirement) ->
                    "%s %s requires %s, which is not installed."
                            .formatted(name, version, Requirement.parse(requirement).name());
            case CheckFinding.Conflicting(
                            var name,
                            var version,
                            var requirement,
                            var dependency,
                            var installed) ->
                    "%s %s has requirement %s, but you have %s %s."
                            .formatted(name, version, requirement, dependency, installed);
            case CheckFinding.WrongPlatform(var name, var version) ->
                    "%s %s is not supported on this platform".formatted(name, version);
            case CheckFinding.WrongPython _,
                    CheckFinding.Duplicate _,
                    CheckFinding.Unreadable _,
                    CheckFinding.NotImportable _,
                    CheckFinding.NumpyMismatch _,
                    CheckFinding.TorchMismatch _,
                    CheckFinding.Overwritten _,
                    CheckFinding.NoGpuCode _,
                    CheckFinding.DriverTooOld _,
                    CheckFinding.Shadowed _,
                    CheckFinding.ProtobufMismatch _,
                    CheckFinding.Corrected _,
                    CheckFinding.NotForTarget _,
                    CheckFinding.Lacking _ ->
                    "";
        };
    }
}

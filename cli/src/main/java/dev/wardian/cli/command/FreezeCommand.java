package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.JsonText;
import dev.wardian.stack.choice.EnvironmentRequest.IfMissing;
import dev.wardian.standards.name.PackageName;
import java.util.ArrayList;
import java.util.List;

/// Writes what is installed as a requirements file.
final class FreezeCommand implements Command {

    private static final Option EXCLUDE_EDITABLE =
            Option.flag("exclude-editable", "leave editable projects out");
    private static final Option EXCLUDE =
            Option.repeated("exclude", "PACKAGE", "leave this package out");

    @Override
    public String name() {
        return "freeze";
    }

    @Override
    public String summary() {
        return "Write the packages of an environment as a requirements file";
    }

    @Override
    public String operands() {
        return "";
    }

    @Override
    public List<Option> options() {
        var options = new ArrayList<Option>(List.of(EXCLUDE_EDITABLE, EXCLUDE));
        options.addAll(EnvironmentOptionGroup.all());
        return options;
    }

    @Override
    public List<String> examples() {
        return List.of("wardian freeze > requirements.txt", "wardian freeze --exclude-editable");
    }

    @Override
    public ExitCode run(Session session) {
        var arguments = session.arguments();
        var wardian = session.wardian();
        var environment =
                wardian.environment(
                        EnvironmentOptionGroup.read(
                                arguments, session.workingFolder(), IfMissing.REFUSE));
        var left = ResolveOptionGroup.names(arguments.all(EXCLUDE));
        var lines = new ArrayList<String>();
        for (var line : wardian.inspector().freeze(environment)) {
            if (!(arguments.has(EXCLUDE_EDITABLE) && line.startsWith("-e "))
                    && !names(line, left)) {
                lines.add(line);
            }
        }
        if (session.json()) {
            session.report().answer(JsonText.of(lines));
        } else {
            for (var line : lines) {
                session.report().answer(line);
            }
        }
        return ExitCode.SUCCESS;
    }

    private static boolean names(String line, List<PackageName> packages) {
        var end = 0;
        while (end < line.length() && "= @;".indexOf(line.charAt(end)) < 0) {
            end++;
        }
        return PackageName.tryOf(line.substring(0, end)).filter(packages::contains).isPresent();
    }
}

package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.stack.inspect.PackageDetails;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.standards.name.PackageName;
import java.util.ArrayList;
import java.util.List;

/// `pip show`.
final class PipShowCommand implements Command {

    private static final Option FILES = Option.flag("files f", "list the package's files too");

    @Override
    public String name() {
        return "show";
    }

    @Override
    public String summary() {
        return "Tell about installed packages";
    }

    @Override
    public String operands() {
        return "PACKAGE...";
    }

    @Override
    public List<Option> options() {
        return List.of(FILES);
    }

    @Override
    public List<String> examples() {
        return List.of("wardian pip show -f requests", "wardian pip show -v requests");
    }

    @Override
    public ExitCode run(Session session) {
        var operands = session.arguments().operands();
        if (operands.isEmpty()) {
            PipOptions.warning(session, "ERROR: Please provide a package name or names.");
            return ExitCode.REFUSED;
        }
        var environment = PipOptions.environment(session);
        var found = new ArrayList<PackageDetails>();
        var missing = new ArrayList<String>();
        for (var operand : operands) {
            try {
                var name = PackageName.tryOf(operand);
                if (name.isEmpty()) {
                    missing.add(operand);
                } else {
                    found.add(session.wardian().inspector().show(environment, name.get()));
                }
            } catch (StackException problem) {
                if (!(problem.problem() instanceof StackProblem.NotInstalled)) {
                    throw problem;
                }
                missing.add(operand);
            }
        }
        if (!missing.isEmpty()) {
            missing.sort(null);
            PipOptions.warning(session, "Package(s) not found: " + String.join(", ", missing));
        }
        for (var index = 0; index < found.size(); index++) {
            if (index > 0) {
                session.report().answer("---");
            }
            tell(session, found.get(index));
        }
        return found.isEmpty() ? ExitCode.REFUSED : ExitCode.SUCCESS;
    }

    private static void tell(Session session, PackageDetails details) {
        var report = session.report();
        var installed = details.installed();
        report.answer("Name: " + installed.displayName());
        report.answer("Version: " + installed.version());
        for (var field : List.of("Summary", "Home-page", "Author", "Author-email")) {
            report.answer(field + ": " + details.fields().getOrDefault(field, ""));
        }
        var expression = details.fields().getOrDefault("License-Expression", "");
        report.answer(
                expression.isEmpty()
                        ? "License: " + details.fields().getOrDefault("License", "")
                        : "License-Expression: " + expression);
        report.answer("Location: " + installed.location());
        installed
                .editable()
                .ifPresent(folder -> report.answer("Editable project location: " + folder));
        report.answer("Requires: " + String.join(", ", list(details, "Requires")));
        report.answer("Required-by: " + String.join(", ", list(details, "Required-by")));
        if (session.arguments().has(GlobalOptions.VERBOSE)) {
            report.answer(
                    "Metadata-Version: " + details.fields().getOrDefault("Metadata-Version", ""));
            report.answer("Installer: " + installed.installer().orElse(""));
            for (var lists : List.of("Classifiers", "Entry-points", "Project-URLs")) {
                report.answer(lists + ":");
                list(details, lists).forEach(line -> report.answer("  " + line.strip()));
            }
        }
        if (session.arguments().has(FILES)) {
            report.answer("Files:");
            if (details.files().isEmpty()) {
                report.answer("Cannot locate RECORD or installed-files.txt");
            }
            details.files().forEach(file -> report.answer("  " + file.strip()));
        }
    }

    private static List<String> list(PackageDetails details, String name) {
        return details.lists().getOrDefault(name, List.of());
    }
}

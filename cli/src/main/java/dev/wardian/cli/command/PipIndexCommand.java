package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.arguments.UsageException;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.standards.name.PackageName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// `pip index versions`: what an index has of a package.
final class PipIndexCommand implements Command {

    @Override
    public String name() {
        return "index";
    }

    @Override
    public String summary() {
        return "List the versions that an index has of a package";
    }

    @Override
    public String operands() {
        return "versions PACKAGE";
    }

    @Override
    public List<Option> options() {
        var options = new ArrayList<>(List.of(ResolveOptionGroup.PRE));
        options.addAll(PipOptions.index());
        return options;
    }

    @Override
    public List<String> examples() {
        return List.of("wardian pip index versions numpy");
    }

    @Override
    public ExitCode run(Session session) {
        var operands = session.arguments().operands();
        if (operands.size() != 2 || !operands.getFirst().equals("versions")) {
            throw new UsageException(
                    "`wardian pip index` takes `versions` and one package",
                    Optional.of("wardian pip index versions numpy"));
        }
        var query = operands.get(1);
        var environment = PipOptions.environment(session);
        var name = PackageName.of(query);
        var versions = new ArrayList<String>();
        for (var one : PipListCommand.available(session, environment, name)) {
            versions.add(one.version().toString());
        }
        session.endProgress();
        if (versions.isEmpty()) {
            PipOptions.error(session, "No matching distribution found for " + query);
            return ExitCode.REFUSED;
        }
        Optional<String> present = Optional.empty();
        for (var one : session.wardian().inspector().list(environment)) {
            if (one.name().equals(name)) {
                present = Optional.of(one.version().toString());
            }
        }
        if (session.json()) {
            var tree = new LinkedHashMap<String, Object>();
            tree.put("name", query);
            tree.put("versions", versions);
            tree.put("latest", versions.getFirst());
            present.ifPresent(it -> tree.put("installed_version", it));
            session.report().answer(PipJson.line(tree));
            return ExitCode.SUCCESS;
        }
        session.report().answer(query + " (" + versions.getFirst() + ")");
        session.report().answer("Available versions: " + String.join(", ", versions));
        if (present.isPresent()) {
            session.report().answer("  INSTALLED: " + present.get());
            session.report().answer("  LATEST:    " + versions.getFirst());
        }
        return ExitCode.SUCCESS;
    }
}

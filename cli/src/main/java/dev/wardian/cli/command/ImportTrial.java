package dev.wardian.cli.command;

import dev.wardian.cli.output.Amounts;
import dev.wardian.stack.environment.Environment;
import dev.wardian.stack.smoke.SmokeChoices;
import dev.wardian.stack.tree.PackageGraph;
import dev.wardian.stack.workspace.LockChange;
import dev.wardian.standards.name.PackageName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// Imports what an edit changed, and what asks for that, each in a process that can do no harm.
final class ImportTrial implements ProjectWork.Trial {

    private final Session session;

    ImportTrial(Session session) {
        this.session = session;
    }

    @Override
    public boolean passes(Environment environment, LockChange change) {
        var wardian = session.wardian();
        var names = concerned(wardian.inspector().graph(environment), change);
        if (names.isEmpty()) {
            return true;
        }
        var usual = SmokeChoices.usual(Runtime.getRuntime().availableProcessors());
        var found =
                wardian.checker()
                        .smoke(
                                environment,
                                new SmokeChoices(
                                        names, usual.time(), usual.memory(), usual.processes()));
        session.endProgress();
        var failures = found.failures();
        if (failures.isEmpty()) {
            session.report()
                    .message(
                            Amounts.count(found.results().size(), "package")
                                    + " imported with "
                                    + found.isolation());
            return true;
        }
        var lines = new ArrayList<String>();
        for (var one : failures) {
            lines.add(one.name() + " " + one.version() + ": " + SmokeCommand.words(one));
        }
        session.report()
                .error(
                        "nothing is kept of this change: "
                                + failures.size()
                                + " of "
                                + Amounts.count(found.results().size(), "package")
                                + " cannot be imported",
                        lines,
                        Optional.of("name the packages that may change: `wardian upgrade NAME`"));
        return false;
    }

    private static List<PackageName> concerned(PackageGraph graph, LockChange change) {
        var names = new TreeSet<PackageName>();
        for (var moved : change.packages()) {
            if (graph.entry(moved.name()).isPresent()) {
                names.add(moved.name());
                graph.to(moved.name()).forEach(edge -> names.add(edge.from()));
            }
        }
        return List.copyOf(names);
    }
}

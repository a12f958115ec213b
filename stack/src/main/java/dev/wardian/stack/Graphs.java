package dev.wardian.stack;

import dev.wardian.python.environment.PythonEnvironment;
import dev.wardian.stack.choice.LockedPart;
import dev.wardian.stack.choice.PackageSelection;
import dev.wardian.stack.tree.PackageGraph;
import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.metadata.CoreMetadata;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// Makes graphs of what depends on what.
final class Graphs {

    private final Settings settings;

    Graphs(Settings settings) {
        this.settings = settings;
    }

    /// What is installed. Metadata that cannot be read asks for nothing; `check` names it.
    static PackageGraph of(PythonEnvironment present) {
        var entries = new ArrayList<PackageGraph.Entry>();
        for (var one : present.installed()) {
            CoreMetadata metadata;
            try {
                metadata = one.metadata();
            } catch (SyntaxException _) {
                metadata =
                        CoreMetadata.of(
                                one.name(),
                                one.version(),
                                Optional.empty(),
                                List.of(),
                                new TreeSet<>());
            }
            entries.add(
                    new PackageGraph.Entry(
                            one.name(), Optional.of(one.version()), metadata, one.requested()));
        }
        return PackageGraph.of(entries, present.interpreter().markers());
    }

    /// What a lock would install for a target. A lock need not say what depends on what: the
    /// metadata of its files does.
    PackageGraph ofLock(Path lock, LockedPart part, Session session) {
        var wanted =
                new LockedFiles(settings.workingFolder().resolve(lock).normalize(), lock.toString())
                        .wanted(session.target(), part, PackageSelection.none());
        return of(wanted, session);
    }

    /// The graph of what a lock would install.
    PackageGraph of(List<Wanted> wanted, Session session) {
        var source =
                new ReportingSource(
                        session.index().source(), settings.progress(), session.passedOver());
        for (var one : wanted) {
            if (one.payload() instanceof Wanted.Payload.Indexed(var file)) {
                source.prefetchMetadata(file);
            }
        }
        var entries = new ArrayList<PackageGraph.Entry>();
        for (var one : wanted) {
            var metadata =
                    switch (one.payload()) {
                        case Wanted.Payload.Indexed(var file) -> source.metadata(file);
                        case Wanted.Payload.Direct(var origin) ->
                                session.materials().metadata(origin);
                        case Wanted.Payload.Stays _ ->
                                throw new IllegalStateException("a lock keeps nothing");
                    };
            entries.add(
                    new PackageGraph.Entry(
                            one.name(), Optional.of(metadata.version()), metadata, false));
        }
        return PackageGraph.of(entries, session.target().markers());
    }
}

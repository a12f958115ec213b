package dev.wardian.stack;

import dev.wardian.stack.choice.LockedPart;
import dev.wardian.stack.choice.PackageSelection;
import dev.wardian.stack.inspect.PackageDetails;
import dev.wardian.stack.inspect.PackageLicence;
import dev.wardian.stack.internal.progress.ReportingSource;
import dev.wardian.stack.page.PackageNote;
import dev.wardian.stack.page.PackagePage;
import dev.wardian.stack.settings.Settings;
import dev.wardian.stack.size.Footprint;
import dev.wardian.stack.tree.PackageGraph;
import dev.wardian.stack.tree.ProjectRoot;
import dev.wardian.standards.name.PackageName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Makes graphs of what depends on what, and pages that show them.
final class Graphs {

    private final Settings settings;

    Graphs(Settings settings) {
        this.settings = settings;
    }

    /// What a lock would install for a target. A lock need not say what depends on what: the
    /// metadata of its files does.
    ///
    /// @param projects whom it is for; of these the lock has no files
    PackageGraph ofLock(Path lock, LockedPart part, Session session, List<ProjectRoot> projects) {
        var wanted = new ArrayList<>(wanted(lock, part, session));
        for (var project : projects) {
            wanted.removeIf(it -> it.name().equals(project.metadata().name()));
        }
        return PackageGraph.of(entries(wanted, session), session.target().markers(), projects);
    }

    private List<Wanted> wanted(Path lock, LockedPart part, Session session) {
        return new LockedFiles(settings.workingFolder().resolve(lock).normalize(), lock.toString())
                .wanted(session.target(), part, PackageSelection.none());
    }

    /// A page of what a lock would install for a target.
    PackagePage page(Path lock, LockedPart part, Session session) {
        var wanted = wanted(lock, part, session);
        var notes = new TreeMap<PackageName, PackageNote>();
        for (var one : wanted) {
            if (one.payload() instanceof Wanted.Payload.Indexed(var file)) {
                notes.put(one.name(), new PackageNote("", "", file.size().orElse(0)));
            }
        }
        return new PackagePage(lock.toString(), of(wanted, session), Optional.empty(), notes);
    }

    /// A page of what is installed.
    PackagePage page(Path root, Footprint footprint, PackageGraph graph, List<PackageDetails> all) {
        var notes = new TreeMap<PackageName, PackageNote>();
        for (var one : all) {
            var summary = one.fields().getOrDefault("Summary", "");
            var licence = PackageLicence.of(one).name().orElse("");
            notes.put(one.installed().name(), new PackageNote(summary, licence, 0));
        }
        var folder = settings.workingFolder();
        var title = root.startsWith(folder) ? folder.relativize(root) : root;
        return new PackagePage(title.toString(), graph, Optional.of(footprint), notes);
    }

    /// The graph of what a lock would install.
    PackageGraph of(List<Wanted> wanted, Session session) {
        return PackageGraph.of(entries(wanted, session), session.target().markers());
    }

    private List<PackageGraph.Entry> entries(List<Wanted> wanted, Session session) {
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
        return entries;
    }
}

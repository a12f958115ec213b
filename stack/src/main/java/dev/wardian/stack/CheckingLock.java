package dev.wardian.stack;

import dev.wardian.python.environment.CodeSet;
import dev.wardian.python.environment.DistributionCode;
import dev.wardian.python.link.BrokenImport;
import dev.wardian.python.link.ImportLinker;
import dev.wardian.python.link.LinkReport;
import dev.wardian.stack.check.CheckFinding;
import dev.wardian.stack.check.Checked;
import dev.wardian.stack.choice.CheckChoices;
import dev.wardian.stack.choice.LockedPart;
import dev.wardian.stack.choice.PackageSelection;
import dev.wardian.stack.internal.check.CodeChecks;
import dev.wardian.stack.internal.index.ArtifactShelf;
import dev.wardian.stack.internal.machine.CheckedMachine;
import dev.wardian.stack.library.LibraryFinding;
import dev.wardian.stack.library.LibraryReport;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.stack.settings.Settings;
import dev.wardian.stack.tree.PackageGraph;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Prereleases;
import dev.wardian.store.Store;
import dev.wardian.store.StorePart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/// Looks at what a lock would install: by metadata, then into the wheels. These are read where they
/// lie, as far as they hold code, or in the store; nothing is installed or built.
///
/// Where something cannot be looked into (a source, an address, a wheel that cannot be had) a
/// module that nobody has may come from there, and is not reported.
final class CheckingLock {
    private static final int AT_ONCE = 8;

    private final Settings settings;
    private final Session session;
    private final Supplier<Store> store;
    private final CheckedMachine machine;
    private final List<CheckFinding> findings = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    /// @param session tells for which interpreter and target
    CheckingLock(
            Settings settings, Session session, Supplier<Store> store, CheckedMachine machine) {
        this.settings = settings;
        this.session = session;
        this.store = store;
        this.machine = machine;
    }

    Checked run(Path lock, LockedPart part, CheckChoices choices) {
        var file = settings.workingFolder().resolve(lock).normalize();
        List<Wanted> wanted;
        try {
            wanted =
                    new LockedFiles(file, lock.toString())
                            .wanted(session.target(), part, PackageSelection.none());
        } catch (StackException refused) {
            if (refused.problem()
                    instanceof StackProblem.LockRefused(_, var reason, var details, _)) {
                return new Checked(
                        List.of(new CheckFinding.NotForTarget(reason, details)), List.of());
            }
            throw refused;
        }
        var graph = new Graphs(settings).of(wanted, session);
        metadata(graph);
        var said = new Checked(findings, remarks);
        return choices.facts() ? files(wanted, graph, choices) : said;
    }

    private void metadata(PackageGraph graph) {
        for (var edge : graph.unmet()) {
            var from = graph.entry(edge.from()).flatMap(PackageGraph.Entry::version).orElseThrow();
            var there = graph.entry(edge.to()).flatMap(PackageGraph.Entry::version);
            findings.add(
                    there.<CheckFinding>map(
                                    version ->
                                            new CheckFinding.Conflicting(
                                                    edge.from(),
                                                    from,
                                                    edge.requirement().toString(),
                                                    edge.to(),
                                                    version))
                            .orElseGet(
                                    () ->
                                            new CheckFinding.Missing(
                                                    edge.from(),
                                                    from,
                                                    edge.requirement().toString())));
        }
        for (var entry : graph.entries()) {
            entry.metadata()
                    .requiresPython()
                    .filter(
                            python ->
                                    !python.contains(
                                            session.target().python(), Prereleases.ADMITTED))
                    .ifPresent(
                            python ->
                                    findings.add(
                                            new CheckFinding.WrongPython(
                                                    entry.name(),
                                                    entry.version().orElseThrow(),
                                                    python.toString())));
        }
    }

    private Checked files(List<Wanted> wanted, PackageGraph graph, CheckChoices choices) {
        var code = code(wanted);
        var set = new CodeSet(session.interpreter(), code);
        var links = links(set, code.size() == wanted.size(), graph, choices);
        Checked checked;
        try (var large =
                new CheckingLarge(settings, session.index(), machine.accelerators(), facts())) {
            var read = large.look(wanted, set, graph);
            remarks.addAll(large.remarks());
            checked =
                    new Checked(findings, remarks)
                            .and(
                                    new CodeChecks(
                                                    set,
                                                    linker(),
                                                    facts(),
                                                    machine.accelerators(),
                                                    read)
                                            .run(links));
        }
        var libraries = machine.inspection(() -> set, List.of()).all();
        return checked.with(shown(libraries, code), machine.called());
    }

    private ImportLinker linker() {
        return new ImportLinker(facts(), settings.builds());
    }

    private Path facts() {
        return settings.cacheFolder().resolve(StorePart.FACTS.folder());
    }

    /// The code of all wheels that can be had, several at once.
    private List<DistributionCode> code(List<Wanted> wanted) {
        var shelf =
                new ArtifactShelf(
                        store.get(), session.index(), Optional.empty(), settings.progress());
        var slots = new Semaphore(AT_ONCE);
        var found = new ArrayList<DistributionCode>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked =
                    wanted.stream()
                            .map(one -> threads.submit(() -> code(one, shelf, slots)))
                            .toList();
            for (int i = 0; i < asked.size(); i++) {
                var answer = asked.get(i).get();
                if (answer.isEmpty()) {
                    remarks.add("`" + wanted.get(i).name() + "` was not looked into");
                }
                answer.ifPresent(found::add);
            }
            return found;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException(failure);
        }
    }

    private static Optional<DistributionCode> code(Wanted one, ArtifactShelf shelf, Semaphore slots)
            throws InterruptedException {
        if (!(one.payload() instanceof Wanted.Payload.Indexed(var file))
                || one.version().isEmpty()) {
            return Optional.empty();
        }
        slots.acquire();
        try {
            return shelf.code(one.name(), one.version().get(), file);
        } finally {
            slots.release();
        }
    }

    private LinkReport links(
            CodeSet set, boolean complete, PackageGraph graph, CheckChoices choices) {
        var linker = linker();
        LinkReport report;
        try {
            report =
                    complete
                            ? linker.link(set, required(graph), choices.modules())
                            : linker.link(
                                    set.interpreter(), set.distributions(), names(set), false);
        } catch (IOException unreadable) {
            remarks.add("imports were not looked at: " + unreadable.getMessage());
            return new LinkReport(List.of(), 0, Set.of(), List.of());
        }
        var broken = new ArrayList<BrokenImport>();
        for (var one : report.broken()) {
            broken.add(shown(one, set.distributions()));
        }
        return new LinkReport(broken, report.modules(), report.reached(), report.remarks());
    }

    private static Set<PackageName> names(CodeSet set) {
        var names = new HashSet<PackageName>();
        set.distributions().forEach(one -> names.add(one.name()));
        return names;
    }

    private static Set<PackageName> required(PackageGraph graph) {
        var required = new HashSet<PackageName>();
        for (var entry : graph.entries()) {
            for (var edge : graph.to(entry.name())) {
                if (!edge.from().equals(entry.name())) {
                    required.add(entry.name());
                }
            }
        }
        return required;
    }

    /// Files are named as they would lie in an environment: where they lie now helps nobody.
    private static BrokenImport shown(BrokenImport one, List<DistributionCode> code) {
        return new BrokenImport(
                one.module(),
                one.owner(),
                shown(one.file(), code),
                one.line(),
                one.statement(),
                one.fault(),
                one.provider(),
                one.chain());
    }

    private static Path shown(Path file, List<DistributionCode> code) {
        for (var one : code) {
            if (file.startsWith(one.folder())) {
                return one.folder().relativize(file);
            }
        }
        return file;
    }

    private static LibraryReport shown(LibraryReport report, List<DistributionCode> code) {
        return new LibraryReport(
                report.findings().stream().map(one -> shown(one, code)).toList(),
                report.notes().stream().map(one -> shown(one, code)).toList(),
                report.command(),
                report.files());
    }

    private static LibraryFinding shown(LibraryFinding one, List<DistributionCode> code) {
        var needers =
                one.needers().stream()
                        .map(
                                needer ->
                                        new LibraryFinding.Needer(
                                                needer.name(),
                                                needer.version(),
                                                shown(needer.file(), code),
                                                needer.through().stream()
                                                        .map(file -> shown(file, code))
                                                        .toList()))
                        .toList();
        return switch (one) {
            case LibraryFinding.Absent(var library, var brings, _) ->
                    new LibraryFinding.Absent(library, brings, needers);
            case LibraryFinding.DriverAbsent(var library, _) ->
                    new LibraryFinding.DriverAbsent(library, needers);
            case LibraryFinding.TooOld(var library, var found, var version, var newest, _) ->
                    new LibraryFinding.TooOld(library, found, version, newest, needers);
        };
    }
}

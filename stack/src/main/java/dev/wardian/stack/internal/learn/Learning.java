package dev.wardian.stack.internal.learn;

import dev.wardian.python.PythonException;
import dev.wardian.python.environment.DistributionCode;
import dev.wardian.python.environment.Interpreter;
import dev.wardian.python.facts.ArtifactReader;
import dev.wardian.python.facts.NumpyUse;
import dev.wardian.python.index.PackageSource;
import dev.wardian.python.link.BrokenImport;
import dev.wardian.python.link.ImportLinker;
import dev.wardian.python.link.LinkReport;
import dev.wardian.python.resolve.Lesson;
import dev.wardian.python.resolve.PythonResolution;
import dev.wardian.python.resolve.ResolvedPackage;
import dev.wardian.python.resolve.RootRequirement;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.VersionRange;
import dev.wardian.store.StoreException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Looks into the artifacts of an answer and says what they prove against it.
///
/// What cannot be read proves nothing: an artifact that is not to be had, a source that would have
/// to be built, a file that is damaged. Binary interfaces come first, since they need the files of
/// one package only; names only where those prove nothing. Last come the public parts of packages:
/// `astropy` may import where `astropy.table` does not.
public final class Learning {
    private static final PackageName NUMPY = PackageName.of("numpy");

    private final Interpreter interpreter;
    private final Path facts;
    private final int workers;
    private final CodeShelf shelf;
    private final PackageSource source;
    private final Map<PackageName, Optional<DistributionCode>> had = new HashMap<>();

    /// @param interpreter the one that would import what was chosen
    /// @param facts the folder in which what files say is kept
    /// @param workers how many processes may work at once
    public Learning(
            Interpreter interpreter,
            Path facts,
            int workers,
            CodeShelf shelf,
            PackageSource source) {
        this.interpreter = interpreter;
        this.facts = facts;
        this.workers = workers;
        this.shelf = shelf;
        this.source = source;
    }

    /// What the artifacts of an answer prove against it; nothing if all is well as far as one can
    /// see.
    public List<Lesson> look(PythonResolution.Solved solved, List<RootRequirement> roots) {
        had.clear();
        var suspicions = Suspicion.of(solved, roots, source);
        if (suspicions.isEmpty()) {
            return List.of();
        }
        var chosen = new HashMap<PackageName, ResolvedPackage>();
        solved.packages().forEach(one -> chosen.put(one.name(), one));
        try {
            for (var parts : List.of(false, true)) {
                var lessons = interfaces(suspicions, chosen, parts);
                lessons = lessons.isEmpty() ? imports(suspicions, chosen, parts) : lessons;
                if (!lessons.isEmpty()) {
                    return lessons;
                }
            }
            return List.of();
        } catch (PythonException | StoreException unreadable) {
            return List.of();
        }
    }

    private List<Lesson> interfaces(
            List<Suspicion> suspicions, Map<PackageName, ResolvedPackage> chosen, boolean parts) {
        var numpy = chosen.get(NUMPY);
        var some = new LinkedHashMap<PackageName, DistributionCode>();
        for (var one : suspicions) {
            if (one.interfaces()) {
                code(one.name(), chosen).ifPresent(code -> some.put(one.name(), code));
            }
        }
        if (some.isEmpty() || numpy == null) {
            return List.of();
        }
        var reached = link(some, some.keySet(), parts).reached();
        var reader = new ArtifactReader(facts);
        var lessons = new ArrayList<Lesson>();
        for (var code : some.values()) {
            var said = reader.read(code, interpreter.extensionSuffix());
            NumpyUse.refusing(
                            numpy.version(),
                            said,
                            reached,
                            () -> new ImportLinker(facts, workers).likely(interpreter, code))
                    .map(use -> lesson(code, use, !parts))
                    .ifPresent(lessons::add);
        }
        return lessons;
    }

    private static Lesson lesson(DistributionCode code, NumpyUse use, boolean wholly) {
        var more = use.files().size() - 1;
        return new Lesson(
                code.name(),
                VersionRange.singleton(code.version()),
                NUMPY,
                use.refused(),
                "was compiled for " + use.compiledFor(),
                List.of(
                        use.files().getFirst()
                                + (more > 0 ? " and " + more + " more extension modules" : "")),
                wholly && !NumpyUse.goesOnWithout(code.name()));
    }

    private List<Lesson> imports(
            List<Suspicion> suspicions, Map<PackageName, ResolvedPackage> chosen, boolean parts) {
        var some = new LinkedHashMap<PackageName, DistributionCode>();
        var asking = new TreeSet<PackageName>();
        for (var one : suspicions) {
            var asks = code(one.name(), chosen);
            var other = code(one.other(), chosen);
            if (asks.isPresent() && other.isPresent()) {
                some.put(one.name(), asks.get());
                some.put(one.other(), other.get());
                asking.add(one.name());
            }
        }
        var lessons = new LinkedHashMap<List<Object>, Lesson>();
        if (!some.isEmpty()) {
            for (var broken : link(some, asking, parts).broken()) {
                lesson(broken, !parts)
                        .ifPresent(
                                one -> lessons.putIfAbsent(List.of(one.name(), one.other()), one));
            }
        }
        return List.copyOf(lessons.values());
    }

    private LinkReport link(
            Map<PackageName, DistributionCode> some, Set<PackageName> packages, boolean parts) {
        return new ImportLinker(facts, workers)
                .link(interpreter, List.copyOf(some.values()), packages, parts);
    }

    private static Optional<Lesson> lesson(BrokenImport broken, boolean wholly) {
        if (broken.owner().isEmpty()
                || broken.provider().isEmpty()
                || broken.owner().get().name().equals(broken.provider().get().name())) {
            return Optional.empty();
        }
        var owner = broken.owner().get();
        var provider = broken.provider().get();
        var evidence = new ArrayList<String>();
        evidence.add(
                broken.module().replace('.', '/')
                        + " line "
                        + broken.line()
                        + ": "
                        + broken.statement());
        if (broken.chain().size() > 1) {
            evidence.add("imported by " + String.join(" > ", broken.chain()));
        }
        return Optional.of(
                new Lesson(
                        owner.name(),
                        VersionRange.singleton(owner.version()),
                        provider.name(),
                        VersionRange.singleton(provider.version()),
                        "runs `" + broken.statement() + "`",
                        evidence,
                        wholly));
    }

    private Optional<DistributionCode> code(
            PackageName name, Map<PackageName, ResolvedPackage> chosen) {
        var one = chosen.get(name);
        return one == null ? Optional.empty() : had.computeIfAbsent(name, _ -> shelf.code(one));
    }
}

package dev.wardian.stack;

import dev.wardian.elf.GpuCode;
import dev.wardian.host.Accelerators;
import dev.wardian.python.PythonException;
import dev.wardian.python.environment.CodeSet;
import dev.wardian.python.environment.DistributionCode;
import dev.wardian.python.facts.ArtifactReader;
import dev.wardian.python.index.DistributionFile;
import dev.wardian.stack.internal.check.CodeChecks;
import dev.wardian.stack.internal.check.LargeCode;
import dev.wardian.stack.internal.index.IndexAccess;
import dev.wardian.stack.internal.index.LargeLibraries;
import dev.wardian.stack.progress.ProgressEvent;
import dev.wardian.stack.settings.Settings;
import dev.wardian.stack.tree.PackageGraph;
import dev.wardian.standards.name.PackageName;
import dev.wardian.store.FolderTree;
import dev.wardian.store.Fresh;
import dev.wardian.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/// Looks into the libraries of a lock's wheels that are too large to be fetched for a look: for
/// code of the machine's GPUs, as far as it takes to find some, and whether PyTorch's define what
/// others were compiled for. Used by one thread.
final class CheckingLarge implements AutoCloseable {
    private static final PackageName TORCH = PackageName.of("torch");
    private static final String CORE = "torch/lib/libtorch_cpu.so";

    private final Settings settings;
    private final LargeLibraries libraries;
    private final Accelerators accelerators;
    private final Path facts;
    private final List<String> remarks = new ArrayList<>();
    private Optional<Path> temporary = Optional.empty();

    CheckingLarge(Settings settings, IndexAccess index, Accelerators accelerators, Path facts) {
        this.settings = settings;
        this.libraries = new LargeLibraries(index, facts);
        this.accelerators = accelerators;
        this.facts = facts;
    }

    /// What a person should know.
    List<String> remarks() {
        return List.copyOf(remarks);
    }

    /// A library of a wheel that does not lie with the rest of its code.
    private record Absent(DistributionCode code, DistributionFile file, List<String> paths) {}

    /// @param set the code of the packages that are wanted, as far as it could be had
    LargeCode look(List<Wanted> wanted, CodeSet set, PackageGraph graph) {
        var absent = new ArrayList<Absent>();
        for (var one : set.distributions()) {
            if (one instanceof DistributionCode.Unpacked unpacked && !unpacked.whole()) {
                var paths = CodeChecks.absent(one);
                file(wanted, one.name())
                        .filter(_ -> !paths.isEmpty())
                        .ifPresent(file -> absent.add(new Absent(one, file, paths)));
            }
        }
        var gpu = accelerators.gpus().isEmpty() ? named(absent) : gpuCode(absent);
        var torch =
                absent.stream()
                        .filter(one -> one.code().name().equals(TORCH))
                        .filter(one -> one.paths().contains(CORE) && isDoubtful(set, graph))
                        .findFirst()
                        .flatMap(this::core);
        return new LargeCode(gpu, torch.stream().toList());
    }

    private static Optional<DistributionFile> file(List<Wanted> wanted, PackageName name) {
        for (var one : wanted) {
            if (one.name().equals(name)
                    && one.payload() instanceof Wanted.Payload.Indexed(var file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    private Map<PackageName, SortedSet<GpuCode>> named(List<Absent> absent) {
        var paths = absent.stream().flatMap(one -> one.paths().stream()).toList();
        if (!paths.isEmpty()) {
            remarks.add(
                    "of `%s`%s only the name was read, which is large; `--gpu` looks into it"
                            .formatted(
                                    paths.getFirst(),
                                    paths.size() > 1
                                            ? " and " + (paths.size() - 1) + " more libraries"
                                            : ""));
        }
        return Map.of();
    }

    private Map<PackageName, SortedSet<GpuCode>> gpuCode(List<Absent> absent) {
        var found = new ConcurrentHashMap<PackageName, SortedSet<GpuCode>>();
        var failed = new ConcurrentHashMap<PackageName, String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var one : absent) {
                threads.execute(
                        () -> {
                            var name = one.code().name();
                            try {
                                found.put(
                                        name,
                                        libraries.gpuCode(one.file(), one.paths(), accelerators));
                            } catch (IOException | PythonException | StoreException unreadable) {
                                failed.put(name, String.valueOf(unreadable.getMessage()));
                            }
                        });
            }
        }
        failed.forEach(
                (name, why) ->
                        remarks.add(
                                "code for GPUs in `%s` was not looked for: %s"
                                        .formatted(name, why)));
        return found;
    }

    /// Whether something was compiled for PyTorch that does not name the one release it was
    /// compiled for, or names another.
    private boolean isDoubtful(CodeSet set, PackageGraph graph) {
        var sure =
                graph.to(TORCH).stream()
                        .filter(edge -> edge.state() == PackageGraph.State.MET)
                        .filter(edge -> edge.requirement().toString().matches(".*==[^*]*"))
                        .map(PackageGraph.Edge::from)
                        .toList();
        var reader = new ArtifactReader(facts);
        return set.distributions().stream()
                .filter(one -> !sure.contains(one.name()))
                .flatMap(
                        one ->
                                reader
                                        .read(one, set.interpreter().extensionSuffix())
                                        .objects()
                                        .stream())
                .anyMatch(object -> !object.torch().isEmpty());
    }

    private Optional<Path> core(Absent torch) {
        try {
            var folder = Fresh.folder(Files.createDirectories(facts), ".");
            temporary = Optional.of(folder);
            var file = folder.resolve("libtorch_cpu.so");
            settings.progress().on(new ProgressEvent.Detail("looking into `" + CORE + "`"));
            libraries.write(torch.file(), CORE, file);
            return Optional.of(file);
        } catch (IOException | PythonException | StoreException unreadable) {
            remarks.add("`" + CORE + "` was not looked into: " + unreadable.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        temporary.ifPresent(FolderTree::delete);
    }
}

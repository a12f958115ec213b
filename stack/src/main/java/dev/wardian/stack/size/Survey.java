package dev.wardian.stack.size;

import dev.wardian.python.environment.InstalledDistribution;
import dev.wardian.python.environment.PythonEnvironment;
import dev.wardian.python.install.RecordRow;
import dev.wardian.stack.tree.PackageGraph;
import dev.wardian.stack.tree.Reasons;
import dev.wardian.standards.name.PackageName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/// Looks at every file of an environment once: first at what packages recorded, then at all else.
final class Survey {
    /// File systems on which a copy can share the blocks of what was copied.
    private static final Set<String> SHARING_BLOCKS =
            Set.of("btrfs", "xfs", "bcachefs", "zfs", "ocfs2", "apfs");

    private static final Comparator<SizedFile> BIGGEST =
            Comparator.comparingLong(SizedFile::bytes).reversed().thenComparing(SizedFile::path);

    private final PythonEnvironment environment;
    private final Set<PackageName> asked;
    private final Map<PackageName, Share> shares = new HashMap<>();
    private final Map<Path, Share> owners = new HashMap<>();
    private final Set<Object> seen = new HashSet<>();
    private final Share unclaimed;
    private long folders;
    private long folderBytes;

    Survey(PythonEnvironment environment, Set<PackageName> asked) {
        this.asked = asked;
        this.environment = environment;
        this.unclaimed = new Share(environment.scheme().data());
    }

    Footprint run() {
        try {
            for (InstalledDistribution one : environment.installed()) {
                recorded(one);
            }
            for (Path root : roots()) {
                walk(root);
            }
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
        return footprint();
    }

    /// The files of one package. Without a `RECORD` it is not known which these are.
    private void recorded(InstalledDistribution one) throws IOException {
        Share share = new Share(one.library());
        shares.put(one.name(), share);
        for (RecordRow row : rows(one)) {
            Path file = one.library().resolve(row.path()).normalize();
            owners.put(file, share);
            try {
                take(file, share);
            } catch (NoSuchFileException gone) {
                // somebody took it away; `check` tells
            }
        }
    }

    private static List<RecordRow> rows(InstalledDistribution one) {
        try {
            return one.text("RECORD").map(RecordRow::parse).orElse(List.of());
        } catch (IllegalArgumentException malformed) {
            return List.of();
        }
    }

    private void take(Path file, Share share) throws IOException {
        FileFacts facts = FileFacts.of(file);
        if (seen.add(facts.key())) {
            share.add(file, facts);
        }
    }

    /// A virtual environment is ours as a whole; of an installation only what is imported from and
    /// what packages recorded.
    private Set<Path> roots() {
        return environment.interpreter().isVirtual()
                ? Set.of(environment.scheme().data())
                : new LinkedHashSet<>(environment.scheme().libraries());
    }

    private void walk(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            return;
        }
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path folder, BasicFileAttributes attributes) {
                        folders++;
                        folderBytes += attributes.size();
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Object key = attributes.fileKey();
                        if (key == null || !seen.contains(key)) {
                            take(file, source(file).orElse(unclaimed));
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException failure) {
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    /// Whose source file this bytecode was made of (PEP 3147).
    private Optional<Share> source(Path file) {
        String name = String.valueOf(file.getFileName());
        Path folder = file.getParent();
        int dot = name.indexOf('.');
        if (!name.endsWith(".pyc")
                || dot < 0
                || folder == null
                || !folder.endsWith("__pycache__")) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                owners.get(folder.resolveSibling(name.substring(0, dot) + ".py")));
    }

    private Footprint footprint() {
        PackageGraph graph = PackageGraph.of(environment, asked);
        Reasons reasons = Reasons.of(graph);
        List<PackageFootprint> packages = new ArrayList<>();
        for (InstalledDistribution one : environment.installed()) {
            Share share = shares.getOrDefault(one.name(), unclaimed);
            packages.add(
                    new PackageFootprint(
                            one.name(),
                            one.version(),
                            one.requested() || asked.contains(one.name()),
                            share.amount,
                            share.sorted(),
                            others(
                                    one.name(),
                                    graph.from(one.name()),
                                    PackageGraph.Edge::to,
                                    graph),
                            others(
                                    one.name(),
                                    graph.to(one.name()),
                                    PackageGraph.Edge::from,
                                    graph),
                            reasons.chain(one.name())));
        }
        packages.sort(
                Comparator.comparingLong((PackageFootprint one) -> one.amount().bytes())
                        .reversed()
                        .thenComparing(PackageFootprint::name));
        return new Footprint(
                environment.scheme().data(),
                packages,
                unclaimed.amount,
                folders,
                folderBytes,
                blocksMayBeShared());
    }

    /// The other ends of what is asked, where they are installed, sorted.
    private static List<PackageName> others(
            PackageName name,
            List<PackageGraph.Edge> edges,
            Function<PackageGraph.Edge, PackageName> end,
            PackageGraph graph) {
        Set<PackageName> others = new TreeSet<>();
        for (PackageGraph.Edge edge : edges) {
            PackageName other = end.apply(edge);
            if (!other.equals(name) && graph.entry(other).isPresent()) {
                others.add(other);
            }
        }
        return List.copyOf(others);
    }

    private boolean blocksMayBeShared() {
        try {
            return SHARING_BLOCKS.contains(
                    Files.getFileStore(environment.scheme().purelib()).type());
        } catch (IOException unknown) {
            return true;
        }
    }

    /// What was found of one owner so far.
    private static final class Share {
        private final Path library;
        private final List<SizedFile> files = new ArrayList<>();
        private Amount amount = Amount.NONE;

        Share(Path library) {
            this.library = library;
        }

        void add(Path file, FileFacts facts) {
            long shared = facts.shared() ? facts.bytes() : 0;
            amount = amount.plus(new Amount(1, facts.bytes(), shared));
            String path = library.relativize(file).toString();
            files.add(
                    new SizedFile(
                            path.replace(file.getFileSystem().getSeparator(), "/"),
                            facts.bytes(),
                            facts.shared()));
        }

        List<SizedFile> sorted() {
            files.sort(BIGGEST);
            return files;
        }
    }
}

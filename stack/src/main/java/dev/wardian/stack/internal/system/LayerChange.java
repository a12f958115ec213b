package dev.wardian.stack.internal.system;

import dev.wardian.elf.ElfException;
import dev.wardian.elf.Linkage;
import dev.wardian.host.resolve.Candidate;
import dev.wardian.python.environment.Scheme;
import dev.wardian.python.journal.Arrival;
import dev.wardian.python.journal.ChangeOrigin;
import dev.wardian.python.journal.Departure;
import dev.wardian.python.journal.EnvironmentJournal;
import dev.wardian.python.journal.Intent;
import dev.wardian.python.journal.Transaction;
import dev.wardian.stack.system.LayerPackage;
import dev.wardian.stack.system.LayerPlan;
import dev.wardian.store.Linker;
import dev.wardian.store.Manifest;
import dev.wardian.store.StoredArchive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// One change of the distribution's packages in an environment, in one step as all changes are: all
/// of it is done or nothing ([EnvironmentJournal]). Files come from the store by links and are
/// never written to; what is ours (links, lists, wrappers of programs, what starts Python with its
/// libraries) is told by a list of its own and made anew each time.
///
/// Used by one thread that holds the lock of the environment.
public final class LayerChange {
    /// Before the names of such packages in the history, where Python's have none.
    public static final String PREFIX = "deb:";

    private static final String BEGINNING =
            """
            #!/bin/sh
            # written by Wardian for a program of the distribution
            LD_LIBRARY_PATH=${LD_LIBRARY_PATH:+$LD_LIBRARY_PATH:}""";

    private final Layer layer;
    private final Scheme scheme;
    private final EnvironmentJournal journal;
    private final Linker linker;
    private final LayerPlan plan;
    private final Map<Candidate, StoredArchive> archives;
    private final LayerTree tree = new LayerTree();
    private final List<String> warnings = new ArrayList<>();

    /// What comes from the store: the place and where from.
    private final Map<Path, Path> linked = new TreeMap<>();

    /// What is ours to write, by its place; links begin with `->`.
    private final Map<Path, byte[]> written = new TreeMap<>();

    private final Set<Path> programs = new HashSet<>();

    /// @param archives the packages that come, unpacked
    public LayerChange(
            Layer layer,
            Scheme scheme,
            EnvironmentJournal journal,
            Linker linker,
            LayerPlan plan,
            Map<Candidate, StoredArchive> archives) {
        this.layer = layer;
        this.scheme = scheme;
        this.journal = journal;
        this.linker = linker;
        this.plan = plan;
        this.archives = archives;
    }

    /// Makes the change.
    ///
    /// @return what a person should know
    /// @throws IOException when the file system refuses; nothing was changed then
    public List<String> apply(ChangeOrigin origin) throws IOException {
        SortedMap<String, LayerPackage> present = layer.packages();
        Set<String> leaving = new HashSet<>();
        plan.leaving().forEach(one -> leaving.add(one.name()));
        StringBuilder status = new StringBuilder();
        keep(present, leaving, status);
        come(status);
        if (!tree.isEmpty()) {
            make(status.toString());
        }
        carryOut(origin, present, leaving);
        return warnings;
    }

    private void keep(
            SortedMap<String, LayerPackage> present, Set<String> leaving, StringBuilder status)
            throws IOException {
        Map<String, String> stanzas = stanzas();
        for (String name : present.keySet()) {
            if (!leaving.contains(name)) {
                for (String path : layer.files(name)) {
                    tree.add(path, layer.root().resolve(path));
                }
                List<Alternatives.Link> links = new ArrayList<>();
                for (String line : Layer.lines(layer.info(name, "alternatives"))) {
                    Alternatives.Link.parse(line).ifPresent(links::add);
                }
                tree.add(links);
                for (String kind : List.of("list", "md5sums", "alternatives")) {
                    Path list = layer.info(name, kind);
                    if (Files.exists(list)) {
                        written.put(list, Files.readAllBytes(list));
                    }
                }
                String stanza = stanzas.getOrDefault(name, "");
                String asked = Layer.REQUESTED + ": " + word(plan.requested().contains(name));
                status.append(stanza.replaceFirst(Layer.REQUESTED + ": \\w+", asked));
                status.append("\n\n");
            }
        }
    }

    /// Extension modules that were built from source name private folders of libraries.
    private void nameFolders() {
        try (Stream<Path> all = Files.walk(scheme.platlib())) {
            all.filter(file -> file.toString().endsWith(".so") && Files.isRegularFile(file))
                    .forEach(this::nameFolders);
        } catch (IOException | UncheckedIOException gone) {
            // what is not there names nothing
        }
    }

    private void nameFolders(Path module) {
        try {
            Linkage.read(module)
                    .ifPresent(
                            one -> {
                                one.rpath().forEach(tree::name);
                                one.runpath().forEach(tree::name);
                            });
        } catch (IOException | ElfException unreadable) {
            // the loader will not read it either
        }
    }

    private static String word(boolean yes) {
        return yes ? "yes" : "no";
    }

    private Map<String, String> stanzas() throws IOException {
        Map<String, String> stanzas = new HashMap<>();
        if (Files.exists(layer.status())) {
            for (String stanza : Files.readString(layer.status()).split("\n\n+", -1)) {
                String first = stanza.lines().findFirst().orElse("");
                stanzas.put(first.replaceFirst("^Package: ", ""), stanza.strip());
            }
        }
        return stanzas;
    }

    private void come(StringBuilder status) {
        archives.forEach(
                (one, archive) -> {
                    StringBuilder list = new StringBuilder("/.\n");
                    for (Manifest.Entry entry : archive.manifest().files()) {
                        Path source = archive.files().resolve(entry.path());
                        if (tree.add(entry.path(), source)) {
                            linked.put(layer.root().resolve(entry.path()), source);
                            list.append('/').append(entry.path()).append('\n');
                        } else {
                            warnings.add(
                                    "`%s` of `%s` is another package's already and stays as it is"
                                            .formatted(entry.path(), one.name()));
                        }
                    }
                    PackageNote note = PackageNote.parse(archive.manifest().note());
                    tree.add(note.alternatives());
                    text(layer.info(one.name(), "list"), list.toString());
                    text(layer.info(one.name(), "md5sums"), note.md5sums() + "\n");
                    if (!note.alternatives().isEmpty()) {
                        text(layer.info(one.name(), "alternatives"), note.links() + "\n");
                    }
                    status.append(stanza(one, note)).append("\n\n");
                });
    }

    private String stanza(Candidate one, PackageNote note) {
        String digest = one.file().map(Candidate.PackageFile::sha256).orElse("");
        List<String> lines = new ArrayList<>(note.control().lines().toList());
        lines.removeIf(line -> line.startsWith("Package:"));
        lines.addFirst("Status: install ok installed");
        lines.addFirst("Package: " + one.name());
        lines.add(Layer.DIGEST + ": " + digest);
        lines.add(Layer.REQUESTED + ": " + word(plan.requested().contains(one.name())));
        return String.join("\n", lines);
    }

    private void text(Path file, String text) {
        written.put(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /// All that is not in the packages.
    private void make(String status) throws IOException {
        text(layer.status(), status);
        nameFolders();
        tree.links().forEach((path, target) -> text(layer.root().resolve(path), "->" + target));
        text(layer.loaderPath(), String.join("\n", tree.folders()) + "\n");
        text(scheme.purelib().resolve("00-wardian-system.pth"), "import _wardian_system\n");
        text(scheme.purelib().resolve("_wardian_system.py"), start());
        List<String> before = Layer.lines(layer.written());
        for (Map.Entry<String, String> program : tree.programs().entrySet()) {
            Path wrapper = scheme.scripts().resolve(program.getKey());
            boolean ours =
                    before.contains(shown(wrapper))
                            || !Files.exists(wrapper, LinkOption.NOFOLLOW_LINKS);
            if (ours && !program.getKey().matches("(python|pip|activate|deactivate).*")) {
                text(wrapper, wrapper(program.getValue()));
                programs.add(wrapper);
            } else {
                warnings.add("`%s` is there already and stays as it is".formatted(wrapper));
            }
        }
        StringBuilder list = new StringBuilder();
        written.keySet().forEach(path -> list.append(shown(path)).append('\n'));
        list.append(shown(layer.written())).append('\n');
        text(layer.written(), list.toString());
    }

    private String shown(Path path) {
        return layer.environment().relativize(path).toString();
    }

    private static String start() throws IOException {
        try (var in = LayerChange.class.getResourceAsStream("start.py")) {
            return new String(
                    java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String wrapper(String program) {
        StringBuilder folders = new StringBuilder();
        for (String folder : tree.folders()) {
            folders.append(folders.isEmpty() ? "" : ":").append(layer.root().resolve(folder));
        }
        return BEGINNING
                + quoted(folders.toString())
                + "\nexport LD_LIBRARY_PATH\nexec "
                + quoted(layer.root().resolve(program).toString())
                + " \"$@\"\n";
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private void carryOut(
            ChangeOrigin origin, SortedMap<String, LayerPackage> present, Set<String> leaving)
            throws IOException {
        List<Intent.Aside> aside = new ArrayList<>();
        Set<Path> gone = new LinkedHashSet<>();
        for (String name : leaving) {
            for (String path : layer.files(name)) {
                leaves(layer.root().resolve(path), PREFIX + name, gone, aside);
            }
        }
        for (String path : Layer.lines(layer.written())) {
            Path file = layer.environment().resolve(path).normalize();
            if (file.startsWith(layer.environment()) && !isSame(file)) {
                leaves(file, PREFIX, gone, aside);
            }
        }
        written.keySet().removeIf(file -> !gone.contains(file) && isSame(file));
        Set<Path> coming = new LinkedHashSet<>(linked.keySet());
        coming.addAll(written.keySet());
        Places places = new Places(coming, gone);
        Transaction transaction =
                journal.begin(new Intent(places.newFolders(), places.newFiles(), aside));
        boolean done = false;
        try {
            transaction.putAside();
            transaction.removeEmptied(
                    Set.of(layer.environment(), scheme.purelib(), scheme.scripts()),
                    places.needed());
            for (Path folder : places.needed()) {
                transaction.folder(folder);
            }
            place(transaction);
            transaction.commit(origin, arrivals(), departures(present, leaving));
            done = true;
        } finally {
            if (!done) {
                transaction.rollBack();
            }
        }
    }

    private static void leaves(Path file, String owner, Set<Path> gone, List<Intent.Aside> aside) {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && gone.add(file)) {
            aside.add(new Intent.Aside(file, owner));
        }
    }

    /// Whether what is to be written is there already.
    private boolean isSame(Path file) {
        byte[] content = written.get(file);
        if (content == null) {
            return false;
        }
        try {
            Optional<String> link = link(content);
            return link.isPresent()
                    ? Files.isSymbolicLink(file)
                            && Files.readSymbolicLink(file).toString().equals(link.get())
                    : Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                            && Arrays.equals(Files.readAllBytes(file), content);
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static Optional<String> link(byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        return text.startsWith("->") ? Optional.of(text.substring(2)) : Optional.empty();
    }

    private void place(Transaction transaction) throws IOException {
        if (!linked.isEmpty()) {
            linker.prepare(linked.values().iterator().next(), layer.root());
        }
        Linker staged = linker.stagingIn(transaction.staging());
        for (Map.Entry<Path, Path> one : linked.entrySet()) {
            transaction.step();
            if (Files.isSymbolicLink(one.getValue())) {
                Files.createSymbolicLink(one.getKey(), Files.readSymbolicLink(one.getValue()));
            } else {
                staged.link(one.getValue(), one.getKey());
            }
            transaction.made(1);
        }
        for (Map.Entry<Path, byte[]> one : written.entrySet()) {
            transaction.step();
            Optional<String> link = link(one.getValue());
            if (link.isPresent()) {
                Files.createSymbolicLink(one.getKey(), Path.of(link.get()));
            } else {
                Path fresh = transaction.stage();
                Files.write(fresh, one.getValue());
                if (programs.contains(one.getKey())) {
                    boolean _ = fresh.toFile().setExecutable(true, false);
                }
                Files.move(fresh, one.getKey());
            }
            transaction.made(1);
        }
    }

    private List<Arrival> arrivals() {
        List<Arrival> arrivals = new ArrayList<>();
        for (Candidate one : archives.keySet()) {
            Candidate.PackageFile file = one.file().orElseThrow();
            arrivals.add(
                    new Arrival(
                            PREFIX + one.name(),
                            one.version().toString(),
                            file.path(),
                            file.sha256()));
        }
        return arrivals;
    }

    private static List<Departure> departures(
            SortedMap<String, LayerPackage> present, Set<String> leaving) {
        List<Departure> departures = new ArrayList<>();
        for (String name : leaving) {
            LayerPackage one = present.get(name);
            if (one != null) {
                departures.add(new Departure(PREFIX + name, one.version(), 0));
            }
        }
        return departures;
    }
}

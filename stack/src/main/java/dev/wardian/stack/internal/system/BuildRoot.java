package dev.wardian.stack.internal.system;

import dev.wardian.host.resolve.Candidate;
import dev.wardian.store.Linker;
import dev.wardian.store.Manifest;
import dev.wardian.store.StoredArchive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Packages of the distribution in a folder from which builds use them, without root: compilers,
/// headers, libraries. The environment that is built for does not see them.
///
/// Files come from the store by links and are never written to. Packages were made to lie in
/// `/usr`; what names that place is written anew here: files of pkg-config, scripts of the linker
/// (`libc.so`), and programs that tell flags (`pg_config`), whose answers are moved here. A link to
/// what only the machine has leads there.
public final class BuildRoot {
    /// What the names of such folders begin with.
    public static final String PREFIX = "system-";

    private static final Pattern LIBRARY = Pattern.compile("usr/lib/.*\\.so\\.[^/]*");

    /// Lists which package brought which library.
    private static final String BROUGHT = "libraries";

    private static final String WRAPPERS = "wardian/bin";
    private static final int LONGEST_SCRIPT = 1 << 16;
    private static final Pattern TELLS_FLAGS = Pattern.compile("usr/bin/[\\w.+-]*[-_]config");
    private static final Pattern COMPILER =
            Pattern.compile("(.*-)?(gcc|g\\+\\+|cc|c\\+\\+|clang|clang\\+\\+|gfortran)(-[0-9]+)?");
    private static final Pattern ABSOLUTE =
            Pattern.compile(
                    "(?:(?<=-[IL])|(?<![\\w./}-]))/(?:usr/)?(?:include|lib|share|bin)\\b[^\\s()\"';:,]*");

    private final Path folder;
    private final Path machine;
    private final Linker linker;
    private final LayerTree tree = new LayerTree();
    private final SortedMap<String, Path> files = new TreeMap<>();
    private final Map<String, String> links = new TreeMap<>();

    /// @param folder where it will lie
    /// @param machine where the machine's own files begin
    public BuildRoot(Path folder, Path machine, Linker linker) {
        this.folder = folder;
        this.machine = machine;
        this.linker = linker;
    }

    /// Fills a folder that will be moved to its place.
    ///
    /// @param archives the packages, unpacked
    /// @param into an empty folder
    public void fill(Map<Candidate, StoredArchive> archives, Path into) throws IOException {
        List<String> libraries = new ArrayList<>();
        for (Map.Entry<Candidate, StoredArchive> one : archives.entrySet()) {
            StoredArchive archive = one.getValue();
            for (Manifest.Entry entry : archive.manifest().files()) {
                Path source = archive.files().resolve(entry.path());
                if (tree.add(entry.path(), source)) {
                    files.put(entry.path(), source);
                    if (LIBRARY.matcher(entry.path()).matches()) {
                        libraries.add(source.getFileName() + " " + one.getKey().name());
                    }
                }
            }
            tree.add(PackageNote.parse(archive.manifest().note()).alternatives());
        }
        Files.write(into.resolve(BROUGHT), libraries);
        links.putAll(tree.links());
        for (Path parent : parents(into)) {
            Files.createDirectories(parent);
        }
        if (!files.isEmpty()) {
            linker.prepare(files.values().iterator().next(), into);
        }
        for (Map.Entry<String, Path> file : files.entrySet()) {
            place(file.getKey(), file.getValue(), into.resolve(file.getKey()));
        }
        for (Map.Entry<String, String> link : links.entrySet()) {
            Path target = into.resolve(link.getKey());
            if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                Files.createSymbolicLink(target, Path.of(link.getValue()));
            }
        }
        compilers(into);
        Files.write(into.resolve("ld.path"), tree.folders());
    }

    /// Scripts of builds name folders below `/usr` to compilers: these look here first.
    private void compilers(Path into) throws IOException {
        Map<String, Path> programs = new TreeMap<>();
        for (Path one : list(machine.resolve("usr/bin"))) {
            programs.put(String.valueOf(one.getFileName()), one);
        }
        for (Path one : list(into.resolve("usr/bin"))) {
            String name = String.valueOf(one.getFileName());
            programs.put(name, folder.resolve("usr/bin").resolve(name));
        }
        Path wrappers = Files.createDirectories(into.resolve(WRAPPERS));
        for (Map.Entry<String, Path> program : programs.entrySet()) {
            if (COMPILER.matcher(program.getKey()).matches()) {
                Path wrapper = wrappers.resolve(program.getKey());
                write(wrapper, compiling(program.getValue()));
                boolean _ = wrapper.toFile().setExecutable(true, false);
            }
        }
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        } catch (IOException absent) {
            return List.of();
        }
    }

    private String compiling(Path program) {
        return """
        #!/bin/sh
        # written by Wardian: what lies below /usr is looked for among the packages first
        here=%s
        for word do
            shift
            case $word in
            -I/usr/* | -L/usr/*)
                if [ -d "$here${word#-?}" ]; then set -- "$@" "${word%%%%/*}$here${word#-?}"; fi
                ;;
            *) ;;
            esac
            set -- "$@" "$word"
        done
        exec %s "$@"
        """
                .formatted(quoted(folder.toString()), quoted(program.toString()));
    }

    private Set<Path> parents(Path into) {
        Set<Path> parents = new LinkedHashSet<>();
        for (String path : files.keySet()) {
            parents.add(into.resolve(path).resolveSibling(""));
        }
        for (String path : links.keySet()) {
            parents.add(into.resolve(path).resolveSibling(""));
        }
        return parents;
    }

    private void place(String path, Path source, Path target) throws IOException {
        if (Files.isSymbolicLink(source)) {
            link(path, Files.readSymbolicLink(source), target);
        } else if (path.endsWith(".pc")) {
            write(target, moved(Files.readString(source, StandardCharsets.ISO_8859_1)));
        } else if (isLinkerScript(path, source)) {
            write(target, moved(Files.readString(source, StandardCharsets.ISO_8859_1)));
        } else if (TELLS_FLAGS.matcher(path).matches()) {
            Path real = target.resolveSibling(".real");
            Files.createDirectories(real);
            linker.link(source, real.resolve(target.getFileName()));
            write(target, telling(path));
            boolean _ = target.toFile().setExecutable(true, false);
        } else {
            linker.link(source, target);
        }
    }

    private static void write(Path target, String text) throws IOException {
        Files.writeString(target, text, StandardCharsets.ISO_8859_1);
    }

    /// A link of a development package leads to a library that the machine may have itself.
    private void link(String path, Path leads, Path target) throws IOException {
        Path there = Path.of(path).resolveSibling(leads).normalize();
        boolean ours = isHere(there.toString());
        Path onMachine = machine.resolve(there);
        Files.createSymbolicLink(target, !ours && Files.exists(onMachine) ? onMachine : leads);
    }

    private boolean isHere(String path) {
        return files.containsKey(path)
                || links.containsKey(path)
                || files.tailMap(path + "/").keySet().stream()
                        .limit(1)
                        .anyMatch(one -> one.startsWith(path + "/"));
    }

    private static boolean isLinkerScript(String path, Path source) throws IOException {
        if (!path.matches("usr/lib/.*\\.(so|a)") || Files.size(source) > LONGEST_SCRIPT) {
            return false;
        }
        byte[] start = new byte[8];
        try (var in = Files.newInputStream(source)) {
            int read = in.readNBytes(start, 0, start.length);
            String text = new String(start, 0, read, StandardCharsets.ISO_8859_1);
            return text.startsWith("/* GNU") || text.matches("(INPUT|GROUP|OUTPUT)[\\s\\S]*");
        }
    }

    /// The text with the places of packages moved to where they are.
    private String moved(String text) {
        StringBuilder moved = new StringBuilder();
        for (String line : text.split("(?<=\n)", -1)) {
            String plain = line.strip();
            moved.append(
                    plain.matches("prefix\\s*=\\s*/usr/?")
                            ? "prefix=" + folder.resolve("usr") + "\n"
                            : ABSOLUTE.matcher(line)
                                    .replaceAll(
                                            found ->
                                                    Matcher.quoteReplacement(
                                                            place(found.group()))));
        }
        return moved.toString();
    }

    private String place(String absolute) {
        String path = absolute.substring(1);
        String merged = path.matches("(lib|lib64|bin)/.*") ? "usr/" + path : path;
        String plain = merged.replaceAll("/+$", "");
        return isHere(plain) ? folder.resolve(plain).toString() : absolute;
    }

    /// Runs the program and moves what it says of places in `/usr` here.
    private String telling(String path) {
        Path real =
                folder.resolve(path).resolveSibling(".real").resolve(Path.of(path).getFileName());
        String here = folder.resolve("usr").toString().replaceAll("([\\\\&#])", "\\\\$1");
        return """
        #!/bin/sh
        # written by Wardian: the package says where it would lie in /usr
        told=$(%s "$@") || exit $?
        printf '%%s\\n' "$told" | sed -E 's#(^|[[:space:]=:]|-I|-L|-isystem)/usr/(include|lib|share|bin|libexec)#\\1%s/\\2#g'
        """
                .formatted(quoted(real.toString()), here.replace("'", "'\\''"));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /// The package that brought a library to one of the folders below another; what was built
    /// there needs it.
    public static Optional<String> bringing(String library, Path roots) {
        for (Path root : list(roots)) {
            if (String.valueOf(root.getFileName()).startsWith(PREFIX)) {
                for (String line : Layer.lines(root.resolve(BROUGHT))) {
                    if (line.startsWith(library + " ")) {
                        return Optional.of(line.substring(library.length() + 1));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /// What builds that use the packages in a folder have in their environment.
    ///
    /// @param given the variables that they have without it
    /// @param python the version of the Python that is built for, `3.11`
    public static Map<String, String> variables(
            Path folder, Map<String, String> given, String python) {
        List<String> libraries = new ArrayList<>();
        for (String line : Layer.lines(folder.resolve("ld.path"))) {
            libraries.add(folder.resolve(line).toString());
        }
        Path usr = folder.resolve("usr");
        Path include = usr.resolve("include");
        List<Path> plus = new ArrayList<>(children(include.resolve("c++"), ""));
        for (Path triplet : children(include, "-linux-gnu")) {
            plus.addAll(children(triplet.resolve("c++"), ""));
        }
        List<Path> plain = new ArrayList<>();
        plain.add(include.resolve("python" + python));
        plain.addAll(children(include, "-linux-gnu"));
        plain.add(include);
        plus.addAll(plain);
        List<Path> modules = new ArrayList<>();
        for (Path triplet : children(usr.resolve("lib"), "-linux-gnu")) {
            modules.add(triplet.resolve("pkgconfig"));
        }
        modules.add(usr.resolve("lib/pkgconfig"));
        modules.add(usr.resolve("share/pkgconfig"));
        Map<String, String> variables = new TreeMap<>();
        Put put = new Put(given, variables);
        put.before(
                "PATH",
                List.of(
                        folder.resolve(WRAPPERS).toString(),
                        usr.resolve("bin").toString(),
                        usr.resolve("sbin").toString()));
        put.before("LD_LIBRARY_PATH", libraries);
        put.before("LIBRARY_PATH", libraries);
        put.before("C_INCLUDE_PATH", there(plain));
        put.before("CPLUS_INCLUDE_PATH", there(plus));
        put.before("PKG_CONFIG_PATH", there(modules));
        put.before("CMAKE_PREFIX_PATH", List.of(usr.toString()));
        put.before("CMAKE_LIBRARY_PATH", libraries);
        put.before("CMAKE_INCLUDE_PATH", List.of(include.toString()));
        put.before("ACLOCAL_PATH", List.of(usr.resolve("share/aclocal").toString()));
        return variables;
    }

    /// Puts folders before those that a variable has.
    private record Put(Map<String, String> given, Map<String, String> variables) {
        void before(String name, List<String> folders) {
            String old = given.getOrDefault(name, "");
            List<String> all = new ArrayList<>(folders);
            if (!old.isEmpty()) {
                all.add(old);
            }
            if (!all.isEmpty()) {
                variables.put(name, String.join(":", all));
            }
        }
    }

    private static List<String> there(List<Path> folders) {
        return folders.stream().filter(Files::isDirectory).map(Path::toString).toList();
    }

    private static List<Path> children(Path folder, String ending) {
        Optional<Path[]> found = Optional.empty();
        try (Stream<Path> all = Files.list(folder)) {
            found = Optional.of(all.filter(Files::isDirectory).sorted().toArray(Path[]::new));
        } catch (IOException absent) {
            return List.of();
        }
        return Arrays.stream(found.get())
                .filter(one -> String.valueOf(one.getFileName()).endsWith(ending))
                .toList();
    }
}

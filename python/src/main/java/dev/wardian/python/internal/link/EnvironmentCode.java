package dev.wardian.python.internal.link;

import dev.wardian.python.environment.CodeSet;
import dev.wardian.python.environment.DistributionCode;
import dev.wardian.python.environment.InstalledDistribution;
import dev.wardian.python.environment.Interpreter;
import dev.wardian.python.environment.PythonEnvironment;
import dev.wardian.python.internal.facts.CodeFiles;
import dev.wardian.python.internal.facts.FactFiles;
import dev.wardian.python.internal.facts.ModuleNames;
import dev.wardian.python.link.BrokenImport;
import dev.wardian.python.link.BrokenImport.Fault;
import dev.wardian.python.link.LinkReport;
import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// All code that an environment can import, outlined as far as somebody follows it.
///
/// Modules are parsed in waves: what one walk asks for and was not parsed yet is parsed, and the
/// walk begins anew. Only the last, which finds everything at hand, counts.
public final class EnvironmentCode implements AutoCloseable {
    /// Changes with what `outline.py` says, and with which files it is asked for.
    private static final String FORM = "outlines-8";

    private final Outlines outlines;
    private final OutlineWorkers workers;
    private final Function<List<OutlinedCode>, ModuleTable> tables;
    private final Set<PackageName> required;
    private final List<String> remarks;
    private List<OutlinedCode> code;

    private EnvironmentCode(
            Interpreter interpreter,
            List<CodeFiles> files,
            Place place,
            Function<List<OutlinedCode>, ModuleTable> tables,
            Set<PackageName> required,
            List<String> remarks) {
        this.workers = new OutlineWorkers(interpreter.executable(), place.workers());
        this.outlines =
                new Outlines(new FactFiles(place.facts(), FORM), about(interpreter), workers);
        this.tables = tables;
        this.required = required;
        this.remarks = remarks;
        this.code = outlines.of(files);
    }

    /// Where facts are kept, and how many processes may find them out.
    public record Place(Path facts, int workers) {}

    private <T> T settled(Function<ModuleTable, T> look) {
        while (true) {
            var table = tables.apply(code);
            var seen = look.apply(table);
            if (table.wanted().isEmpty()) {
                outlines.keep(code);
                return seen;
            }
            code = outlines.with(code, table.wanted());
        }
    }

    /// Reads it, out of what was kept where that is possible.
    public static EnvironmentCode read(PythonEnvironment environment, Place place) {
        var interpreter = environment.interpreter();
        var names = new ModuleNames(interpreter.extensionSuffix());
        var remarks = new ArrayList<String>();
        var code = new ArrayList<CodeFiles>();
        try {
            code.add(CodeFiles.standardLibrary(interpreter.standardLibrary(), names));
        } catch (IOException unreadable) {
            remarks.add(
                    "the standard library in `"
                            + interpreter.standardLibrary()
                            + "` cannot be read, so imports were not looked at");
            return new EnvironmentCode(
                    interpreter, List.of(), place, ModuleTable::new, Set.of(), remarks);
        }
        for (var one : environment.installed()) {
            code.add(CodeFiles.of(one, names));
        }
        return new EnvironmentCode(
                interpreter,
                code,
                place,
                outlined -> {
                    var table = new ModuleTable(outlined);
                    new Unrecorded(table, names).add(environment);
                    return table;
                },
                required(environment),
                remarks);
    }

    /// Reads some distributions that an interpreter may import, among others of which nothing is
    /// known; the standard library is one of these.
    public static EnvironmentCode read(
            Interpreter interpreter, List<DistributionCode> some, Place place) {
        var names = new ModuleNames(interpreter.extensionSuffix());
        var code = new ArrayList<CodeFiles>();
        some.forEach(one -> code.add(CodeFiles.of(one, names)));
        return new EnvironmentCode(
                interpreter,
                code,
                place,
                outlined -> new ModuleTable(outlined, false),
                Set.of(),
                List.of());
    }

    /// Reads all that an interpreter would import if these were what is installed: they and its
    /// standard library, and nothing else.
    ///
    /// @param required the packages that others among them require
    public static EnvironmentCode read(CodeSet set, Set<PackageName> required, Place place)
            throws IOException {
        var interpreter = set.interpreter();
        var names = new ModuleNames(interpreter.extensionSuffix());
        var code = new ArrayList<CodeFiles>();
        code.add(CodeFiles.standardLibrary(interpreter.standardLibrary(), names));
        set.distributions().forEach(one -> code.add(CodeFiles.of(one, names)));
        var path = set.distributions().stream().anyMatch(EnvironmentCode::bringsDistutils);
        return new EnvironmentCode(
                interpreter,
                code,
                place,
                outlined -> {
                    var table = new ModuleTable(outlined);
                    if (path) {
                        table.replace("distutils");
                    }
                    return table;
                },
                required,
                List.of());
    }

    /// As setuptools does, by a `.pth` file.
    private static boolean bringsDistutils(DistributionCode one) {
        return one.record().filter(text -> text.contains("distutils-precedence.pth")).isPresent();
    }

    /// Follows the top-level modules of some packages.
    ///
    /// @param parts whether the public modules right below them are followed too
    public LinkReport linkFrom(Set<PackageName> packages, boolean parts) {
        return settled(table -> linkFrom(table, packages, parts));
    }

    private LinkReport linkFrom(ModuleTable table, Set<PackageName> packages, boolean parts) {
        var walk = new Walk(table);
        (parts ? Entrances.withParts(table) : Entrances.of(table))
                .forEach(
                        (owner, tops) -> {
                            if (packages.contains(owner)) {
                                tops.forEach(walk::from);
                            }
                        });
        return new LinkReport(walk.broken(), table.all().size(), walk.reached(), remarks);
    }

    /// The modules that are imported when the top-level modules of a package are, by statements
    /// that always run or that stand under a condition which nobody can tell.
    public Set<String> likely(PackageName name) {
        return settled(
                table -> {
                    var walk = new Walk(table, true);
                    Entrances.of(table).getOrDefault(name, List.of()).forEach(walk::from);
                    return Set.copyOf(walk.reached());
                });
    }

    /// The packages that others of the environment require.
    private static Set<PackageName> required(PythonEnvironment environment) {
        var markers = environment.interpreter().markers();
        var required = new HashSet<PackageName>();
        for (var one : environment.installed()) {
            for (var requirement : requirements(one)) {
                if (requirement.appliesTo(markers, Set.of())
                        && !requirement.name().equals(one.name())) {
                    required.add(requirement.name());
                }
            }
        }
        return required;
    }

    private static List<Requirement> requirements(InstalledDistribution one) {
        try {
            return one.metadata().requiresDist();
        } catch (SyntaxException unreadable) {
            // that its metadata cannot be read is told by who checks metadata
            return List.of();
        }
    }

    /// What the outline of the same file depends on: the grammar, and what conditions ask for.
    private static String about(Interpreter interpreter) {
        return interpreter.implementation()
                + " "
                + interpreter.shortVersion()
                + " "
                + interpreter.platform();
    }

    /// Follows the top-level modules of all packages, and what is named besides.
    public LinkReport link(List<String> modules) {
        return settled(table -> link(table, modules));
    }

    private LinkReport link(ModuleTable table, List<String> modules) {
        var entrances = Entrances.of(table);
        var walk = new Walk(table);
        modules.forEach(walk::from);
        entrances.forEach(
                (owner, tops) -> {
                    if (!required.contains(owner)) {
                        tops.forEach(walk::from);
                    }
                });
        var certain = Set.copyOf(walk.broken());
        entrances.values().forEach(tops -> tops.forEach(walk::from));
        var broken = new ArrayList<BrokenImport>();
        var noted = new LinkedHashSet<>(remarks);
        for (var one : walk.broken()) {
            if (one.owner().isEmpty()) {
                continue;
            }
            if (certain.contains(one) || !(one.fault() instanceof Fault.NoModule)) {
                broken.add(one);
            } else {
                noted.add(unused(one));
            }
        }
        broken.sort(
                Comparator.comparing(EnvironmentCode::owner)
                        .thenComparing(BrokenImport::file)
                        .thenComparingInt(BrokenImport::line));
        return new LinkReport(broken, table.all().size(), walk.reached(), List.copyOf(noted));
    }

    @Override
    public void close() {
        workers.close();
    }

    /// A package that is there for others, and that they can do without: what it lacks shows only
    /// to who imports it.
    private static String unused(BrokenImport one) {
        return owner(one)
                + " cannot be imported by itself, since "
                + one.reason()
                + "; what needs it does not import it at once";
    }

    private static String owner(BrokenImport one) {
        return one.owner().map(owner -> owner.name().toString()).orElse("");
    }
}

package dev.wardian.python.internal.link;

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

/// All code that an environment can import, outlined.
public final class EnvironmentCode {
    /// Changes with what `outline.py` says.
    private static final String FORM = "outlines-1";

    private final ModuleTable table;
    private final Set<PackageName> required;
    private final List<String> remarks;

    private EnvironmentCode(ModuleTable table, Set<PackageName> required, List<String> remarks) {
        this.table = table;
        this.required = required;
        this.remarks = remarks;
    }

    /// Reads it, out of what was kept where that is possible.
    public static EnvironmentCode read(PythonEnvironment environment, Path facts, int workers) {
        var interpreter = environment.interpreter();
        var names = new ModuleNames(interpreter.extensionSuffix());
        var about = about(interpreter);
        var remarks = new ArrayList<String>();
        var code = new ArrayList<CodeFiles>();
        try {
            code.add(CodeFiles.standardLibrary(interpreter.standardLibrary(), names));
        } catch (IOException unreadable) {
            remarks.add(
                    "the standard library in `"
                            + interpreter.standardLibrary()
                            + "` cannot be read, so imports were not looked at");
            return new EnvironmentCode(new ModuleTable(List.of()), Set.of(), remarks);
        }
        for (var one : environment.installed()) {
            code.add(CodeFiles.of(one, names));
        }
        var outlines =
                new Outlines(
                        new FactFiles(facts, FORM),
                        about,
                        new OutlineWorkers(interpreter.executable(), workers));
        var table = new ModuleTable(outlines.of(code));
        new Unrecorded(table, names).add(environment);
        return new EnvironmentCode(table, required(environment), remarks);
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

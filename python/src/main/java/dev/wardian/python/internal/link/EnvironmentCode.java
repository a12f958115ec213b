package dev.wardian.python.internal.link;

import dev.wardian.python.environment.Interpreter;
import dev.wardian.python.environment.PythonEnvironment;
import dev.wardian.python.internal.facts.CodeFiles;
import dev.wardian.python.internal.facts.FactFiles;
import dev.wardian.python.internal.facts.ModuleNames;
import dev.wardian.python.link.BrokenImport;
import dev.wardian.python.link.LinkReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// All code that an environment can import, outlined.
public final class EnvironmentCode {
    /// Changes with what `outline.py` says.
    private static final String FORM = "outlines-1";

    private final ModuleTable table;
    private final List<String> remarks;

    private EnvironmentCode(ModuleTable table, List<String> remarks) {
        this.table = table;
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
            return new EnvironmentCode(new ModuleTable(List.of()), remarks);
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
        return new EnvironmentCode(table, remarks);
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
        var walk = new Walk(table);
        for (var root : Entrances.of(table)) {
            walk.from(root);
        }
        for (var module : modules) {
            walk.from(module);
        }
        var broken = new ArrayList<>(walk.broken());
        broken.removeIf(one -> one.owner().isEmpty());
        broken.sort(
                Comparator.comparing(EnvironmentCode::owner)
                        .thenComparing(BrokenImport::file)
                        .thenComparingInt(BrokenImport::line));
        return new LinkReport(broken, table.all().size(), walk.reached(), remarks);
    }

    private static String owner(BrokenImport one) {
        return one.owner().map(owner -> owner.name().toString()).orElse("");
    }
}

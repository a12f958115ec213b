package dev.wardian.stack.internal.check;

import dev.wardian.host.Accelerators;
import dev.wardian.python.environment.CodeSet;
import dev.wardian.python.environment.Inconsistency;
import dev.wardian.python.environment.PythonEnvironment;
import dev.wardian.python.link.BrokenImport;
import dev.wardian.python.link.ImportLinker;
import dev.wardian.stack.check.CheckFinding;
import dev.wardian.stack.check.Checked;
import dev.wardian.stack.choice.CheckChoices;
import dev.wardian.standards.name.PackageName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Looks at an environment: metadata first, then what its files say.
public final class EnvironmentChecks {
    private final PythonEnvironment environment;
    private final Path facts;
    private final int workers;
    private final List<CheckFinding> findings = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    /// @param facts the folder in which what files say is kept
    /// @param workers how many processes may work at once
    public EnvironmentChecks(PythonEnvironment environment, Path facts, int workers) {
        this.environment = environment;
        this.facts = facts;
        this.workers = workers;
    }

    /// All that is found.
    ///
    /// @param accelerators the GPUs that it shall run on
    /// @param libraryPath the folders of `LD_LIBRARY_PATH` where it shall run
    public Checked run(CheckChoices choices, Accelerators accelerators, List<Path> libraryPath) {
        var tags = new MistakenTags(environment);
        for (var one : environment.check()) {
            var mistaken = choices.facts() ? tags.explain(one) : List.<String>of();
            remarks.addAll(mistaken);
            if (mistaken.isEmpty()) {
                findings.add(finding(one));
            }
        }
        var metadata = new Checked(findings, remarks);
        return choices.facts()
                ? metadata.and(files(choices.modules(), accelerators, libraryPath))
                : metadata;
    }

    /// The modules that some packages import and that are not there.
    public List<CheckFinding> undeclared(Set<PackageName> packages) {
        var report = new ImportLinker(facts, workers).link(environment, packages);
        var missing = new ArrayList<BrokenImport>();
        for (var one : report.broken()) {
            if (one.fault() instanceof BrokenImport.Fault.NoModule
                    && one.provider().isEmpty()
                    && one.owner().isPresent()) {
                missing.add(one);
            }
        }
        return CodeChecks.findings(missing);
    }

    private Checked files(List<String> modules, Accelerators accelerators, List<Path> libraryPath) {
        var set = CodeSet.of(environment);
        var shadowed = new ShadowedLibraries(libraryPath);
        var hidden = new ArrayList<CheckFinding>();
        set.distributions().forEach(one -> shadowed.of(one).ifPresent(hidden::add));
        var linker = new ImportLinker(facts, workers);
        return new CodeChecks(set, linker, facts, accelerators)
                .run(linker.link(environment, modules))
                .and(new Checked(hidden, List.of()));
    }

    private static CheckFinding finding(Inconsistency one) {
        return switch (one) {
            case Inconsistency.Missing(var name, var version, var requirement) ->
                    new CheckFinding.Missing(name, version, requirement.toString());
            case Inconsistency.Conflicting(var name, var version, var requirement, _, var found) ->
                    new CheckFinding.Conflicting(
                            name, version, requirement.toString(), requirement.name(), found);
            case Inconsistency.WrongPlatform(var name, var version) ->
                    new CheckFinding.WrongPlatform(PackageName.of(name), version);
            case Inconsistency.Unreadable(var name, var reason) ->
                    new CheckFinding.Unreadable(name.toString(), reason);
        };
    }
}

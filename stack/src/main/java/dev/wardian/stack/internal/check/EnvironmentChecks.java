package dev.wardian.stack.internal.check;

import dev.wardian.python.environment.Inconsistency;
import dev.wardian.python.environment.PythonEnvironment;
import dev.wardian.python.facts.ArtifactReader;
import dev.wardian.python.link.BrokenImport;
import dev.wardian.python.link.ImportLinker;
import dev.wardian.stack.check.CheckFinding;
import dev.wardian.stack.check.Checked;
import dev.wardian.stack.choice.CheckChoices;
import dev.wardian.standards.name.PackageName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

    public Checked run(CheckChoices choices) {
        for (var one : environment.check()) {
            findings.add(finding(one));
        }
        if (choices.facts()) {
            link(choices.modules());
        }
        return new Checked(findings, remarks);
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
        return findings(missing);
    }

    private void link(List<String> modules) {
        var report = new ImportLinker(facts, workers).link(environment, modules);
        remarks.addAll(report.remarks());
        findings.addAll(findings(report.broken()));
        objects(report.reached());
    }

    /// One fault often shows in many places: the first of each package stands for all.
    private static List<CheckFinding> findings(List<BrokenImport> broken) {
        var found = new ArrayList<CheckFinding>();
        var byFault = new LinkedHashMap<List<Object>, List<BrokenImport>>();
        for (var one : broken) {
            byFault.computeIfAbsent(List.of(one.owner(), one.fault()), _ -> new ArrayList<>())
                    .add(one);
        }
        for (var places : byFault.values()) {
            found.add(new CheckFinding.NotImportable(places.getFirst(), places.size() - 1));
        }
        return found;
    }

    private void objects(Set<String> reached) {
        var numpy =
                environment
                        .find(PackageName.of("numpy"))
                        .map(one -> new NumpyCheck(one.version(), reached));
        var reader = new ArtifactReader(facts);
        var suffix = environment.interpreter().extensionSuffix();
        for (var one : environment.installed()) {
            var said = reader.read(one, suffix);
            numpy.flatMap(check -> check.of(one, said)).ifPresent(findings::add);
            for (var path : said.unreadable()) {
                remarks.add(
                        "`" + one.library().resolve(path) + "` of " + one + " is a damaged file");
            }
        }
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

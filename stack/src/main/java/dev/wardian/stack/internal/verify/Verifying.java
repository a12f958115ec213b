package dev.wardian.stack.internal.verify;

import dev.wardian.python.environment.InstalledDistribution;
import dev.wardian.python.environment.PythonEnvironment;
import dev.wardian.python.verify.Deviation;
import dev.wardian.python.verify.FileVerification;
import dev.wardian.stack.environment.Environment;
import dev.wardian.stack.internal.environment.KnownEnvironments;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.stack.verify.FileFinding;
import dev.wardian.stack.verify.FileFinding.Kind;
import dev.wardian.standards.name.PackageName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Compares the files of an environment with what was recorded of them, and finds out who else
/// has the very same changed file by a hard link.
public final class Verifying {

    private final Environment environment;
    private final PythonEnvironment present;
    private final KnownEnvironments others;

    public Verifying(Environment environment, PythonEnvironment present, Path store) {
        this.environment = environment;
        this.present = present;
        this.others = new KnownEnvironments(store);
    }

    /// What is not as it was installed.
    ///
    /// @param names the packages to look at; none for all
    /// @throws StackException when one of them is not installed
    public List<FileFinding> findings(Collection<PackageName> names) {
        for (var name : names) {
            if (present.find(name).isEmpty()) {
                throw new StackException(
                        new StackProblem.NotInstalled(
                                name.toString(), environment.root().toString()));
            }
        }
        var findings = new ArrayList<FileFinding>();
        for (var deviation : FileVerification.of(present, names)) {
            findings.add(finding(deviation));
        }
        return findings;
    }

    private FileFinding finding(Deviation deviation) {
        return switch (deviation) {
            case Deviation.Edited(var owner, var file, var expected, var actual) ->
                    new FileFinding(
                            Kind.EDITED,
                            owner,
                            file,
                            "expected " + expected + ", found " + actual,
                            sharing(owner, file));
            case Deviation.Missing(var owner, var file) ->
                    new FileFinding(Kind.MISSING, owner, file, "it is gone", List.of());
            case Deviation.Overwritten(var owner, var file, var by) ->
                    new FileFinding(
                            Kind.OVERWRITTEN,
                            owner,
                            file,
                            "the file of " + names(by) + " is there",
                            List.of());
            case Deviation.Foreign(var owner, var file) ->
                    new FileFinding(Kind.FOREIGN, owner, file, "nobody recorded it", List.of());
            case Deviation.Unrecorded(var owner, var file, var reason) ->
                    new FileFinding(Kind.UNRECORDED, owner, file, reason, List.of());
        };
    }

    private List<Path> sharing(PackageName owner, Path file) {
        return present.find(owner)
                .map(InstalledDistribution::library)
                .map(library -> others.sharing(environment.root(), library, file))
                .orElse(List.of());
    }

    private static String names(List<PackageName> names) {
        var texts = new ArrayList<String>();
        for (var name : names) {
            texts.add("`" + name + "`");
        }
        return String.join(" and ", texts);
    }
}

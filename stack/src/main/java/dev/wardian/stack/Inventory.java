package dev.wardian.stack;

import dev.wardian.python.environment.DistributionDetails;
import dev.wardian.python.environment.Inconsistency;
import dev.wardian.python.environment.InstalledDistribution;
import dev.wardian.python.environment.PythonEnvironment;
import dev.wardian.standards.metadata.DirectUrl;
import dev.wardian.standards.name.PackageName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Looks into an environment: what `list`, `show`, `freeze`, `check` and `uninstall` need.
final class Inventory {

    private final Environment environment;
    private final PythonEnvironment present;

    Inventory(Environment environment, PythonEnvironment present) {
        this.environment = environment;
        this.present = present;
    }

    List<InstalledPackage> list() {
        var found = new ArrayList<InstalledPackage>();
        for (var one : present.installed()) {
            found.add(shown(one));
        }
        return found;
    }

    private static InstalledPackage shown(InstalledDistribution one) {
        return new InstalledPackage(
                one.name(),
                one.displayName(),
                one.version(),
                one.location(),
                one.editableLocation(),
                one.directUrl().map(Inventory::url),
                one.installer(),
                one.requested());
    }

    private static String url(DirectUrl url) {
        var shown =
                switch (url.origin()) {
                    case DirectUrl.Vcs(var vcs, var commit, _) ->
                            vcs + "+" + url.url() + "@" + commit;
                    case DirectUrl.Archive _, DirectUrl.Directory _ -> url.url();
                };
        return shown + url.subdirectory().map(folder -> "#subdirectory=" + folder).orElse("");
    }

    DistributionDetails show(PackageName name) {
        return present.describe(
                present.find(name)
                        .orElseThrow(
                                () ->
                                        new StackException(
                                                new StackProblem.NotInstalled(
                                                        name.toString(),
                                                        environment.root().toString()))));
    }

    List<String> freeze(boolean all) {
        return present.freeze(all);
    }

    List<Inconsistency> check() {
        return present.check();
    }

    Plan uninstall(Collection<PackageName> names) {
        var removals = new ArrayList<Plan.Removal>();
        var warnings = new ArrayList<String>();
        for (var name : names) {
            var installed = present.find(name);
            if (installed.isEmpty()) {
                warnings.add("`" + name + "` is not installed");
            } else {
                removals.add(
                        new Plan.Removal(name, installed.get().version(), Optional.empty()));
            }
        }
        return new Plan(
                environment,
                removals,
                List.of(),
                List.of(),
                warnings,
                0,
                0,
                Plan.Work.nothing());
    }
}

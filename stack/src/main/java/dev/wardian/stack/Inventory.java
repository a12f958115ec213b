package dev.wardian.stack;

import dev.wardian.python.environment.DistributionDetails;
import dev.wardian.python.environment.InstalledDistribution;
import dev.wardian.python.environment.PythonEnvironment;
import dev.wardian.stack.environment.Environment;
import dev.wardian.stack.inspect.Inspection;
import dev.wardian.stack.inspect.InstalledPackage;
import dev.wardian.stack.inspect.PackageDetails;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.standards.metadata.DirectUrl;
import dev.wardian.standards.name.PackageName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

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

    /// The address as a requirement names it.
    static String url(DirectUrl url) {
        var shown =
                switch (url.origin()) {
                    case DirectUrl.Vcs(var vcs, var commit, _) ->
                            vcs + "+" + url.url() + "@" + commit;
                    case DirectUrl.Archive _, DirectUrl.Directory _ -> url.url();
                };
        return shown + url.subdirectory().map(folder -> "#subdirectory=" + folder).orElse("");
    }

    PackageDetails show(PackageName name) {
        var installed =
                present.find(name)
                        .orElseThrow(
                                () ->
                                        new StackException(
                                                new StackProblem.NotInstalled(
                                                        name.toString(),
                                                        environment.root().toString())));
        var details = present.describe(installed);
        return new PackageDetails(
                shown(installed),
                fields(details),
                names(details.requires()),
                names(details.requiredBy()),
                details.files().orElse(List.of()),
                lists(details));
    }

    List<PackageDetails> showAll() {
        var all = new ArrayList<PackageDetails>();
        for (var one : present.installed()) {
            all.add(show(one.name()));
        }
        return all;
    }

    private static Map<String, String> fields(DistributionDetails details) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("Metadata-Version", details.metadataVersion());
        fields.put("Name", details.name());
        fields.put("Version", details.version());
        fields.put("Summary", details.summary());
        fields.put("Home-page", details.homePage());
        fields.put("Author", details.author());
        fields.put("Author-email", details.authorEmail());
        fields.put("License", details.license());
        fields.put("License-Expression", details.licenseExpression());
        return fields;
    }

    private static Map<String, List<String>> lists(DistributionDetails details) {
        var lists = new LinkedHashMap<String, List<String>>();
        lists.put("Requires", details.requires());
        lists.put("Required-by", details.requiredBy());
        lists.put("Classifiers", details.classifiers());
        lists.put("Entry-points", details.entryPoints());
        lists.put("Project-URLs", details.projectUrls());
        return lists;
    }

    private static List<PackageName> names(List<String> texts) {
        var names = new ArrayList<PackageName>(texts.size());
        for (var text : texts) {
            PackageName.tryOf(text).ifPresent(names::add);
        }
        return names;
    }

    Inspection inspect() {
        var packages = new ArrayList<Inspection.Inspected>();
        for (var one : present.inspect()) {
            packages.add(
                    new Inspection.Inspected(
                            one.metadata(),
                            one.info(),
                            one.directUrl(),
                            one.installer(),
                            one.requested()));
        }
        return new Inspection(packages, present.interpreter().markers().values());
    }

    List<String> freeze(boolean all, Map<String, String> variables) {
        return present.freeze(all, variables);
    }

    Plan uninstall(Collection<PackageName> names, boolean withOrphans) {
        var warnings = new ArrayList<String>();
        var going = new TreeSet<PackageName>();
        for (var name : names) {
            if (present.find(name).isPresent()) {
                going.add(name);
            } else {
                warnings.add("`" + name + "` is not installed");
            }
        }
        var orphans = new Orphans(present);
        var orphaned = names.isEmpty() ? orphans.all() : orphans.of(going);
        if (withOrphans) {
            going.addAll(orphaned);
        }
        var removals = new ArrayList<Plan.Removal>();
        for (var name : going) {
            present.find(name)
                    .ifPresent(
                            one ->
                                    removals.add(
                                            new Plan.Removal(
                                                    name, one.version(), Optional.empty())));
        }
        return new Plan(
                environment,
                removals,
                List.of(),
                List.of(),
                warnings,
                0,
                0,
                Plan.Work.nothing().orphaning(withOrphans ? List.of() : orphaned));
    }
}

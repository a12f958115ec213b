package dev.wardian.stack;

import dev.wardian.stack.choice.InstallChoices;
import dev.wardian.stack.choice.PackageSelection;
import dev.wardian.stack.choice.ResolveChoices;
import dev.wardian.stack.environment.Environment;
import dev.wardian.stack.history.Reason;
import dev.wardian.stack.internal.environment.Environments;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.stack.requirement.RequirementSet;
import dev.wardian.stack.verify.FileFinding;
import dev.wardian.stack.verify.Repaired;
import dev.wardian.standards.name.PackageName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/// Carries a repair out: what the store has in one change, then what must be fetched in another.
final class Mending {

    private final Wardian wardian;
    private final Workshop workshop;
    private final Environments environments;
    private final Environment environment;
    private final Reason reason;

    Mending(
            Wardian wardian,
            Workshop workshop,
            Environments environments,
            Environment environment,
            Reason reason) {
        this.wardian = wardian;
        this.workshop = workshop;
        this.environments = environments;
        this.environment = environment;
        this.reason = reason;
    }

    Repaired mend(Collection<PackageName> names) {
        var found = wardian.environments().verify(environment, names);
        var owners = new TreeSet<PackageName>();
        for (var finding : found) {
            if (finding.isMendable()) {
                owners.add(finding.owner());
            }
        }
        if (owners.isEmpty()) {
            return new Repaired(found, List.of(), faults(found));
        }
        var present = environments.open(environment);
        var repairing =
                new Repairing(
                                environment,
                                present,
                                workshop.store(),
                                environments.state(environment).journal().history())
                        .sort(owners);
        var session =
                workshop.session(
                        present.interpreter(), RequirementSet.of(), InstallChoices.usual());
        var stored = repairing.fromStore(session);
        if (!stored.isEmpty()) {
            wardian.apply(stored, reason);
        }
        fetch(repairing, stored);
        return new Repaired(
                found,
                List.copyOf(owners),
                faults(wardian.environments().verify(environment, owners)));
    }

    private void fetch(Repairing repairing, Plan stored) {
        var wanted = repairing.fromElsewhere();
        if (wanted.isEmpty()) {
            return;
        }
        var names = repairing.fetchedNames();
        var choices =
                InstallChoices.usual()
                        .withResolve(ResolveChoices.usual().withNoDependencies(true))
                        .withReinstall(PackageSelection.only(names));
        switch (wardian.planInstall(environment, wanted.get(), choices)) {
            case Plan plan -> {
                var marked = new TreeSet<>(stored.work().requested());
                wardian.apply(plan.withRequested(marked), reason);
            }
            case Unsolvable unsolvable ->
                    throw new StackException(
                            new StackProblem.NotRepaired(
                                    "`" + String.join("`, `", texts(names)) + "`",
                                    unsolvable.message(),
                                    unsolvable.explanation()));
        }
    }

    private static List<String> texts(List<PackageName> names) {
        var texts = new ArrayList<String>();
        for (var name : names) {
            texts.add(name.toString());
        }
        return texts;
    }

    private static List<FileFinding> faults(List<FileFinding> findings) {
        var faults = new ArrayList<FileFinding>();
        for (var finding : findings) {
            if (finding.isFault()) {
                faults.add(finding);
            }
        }
        return faults;
    }
}

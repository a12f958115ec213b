package dev.wardian.stack;

import dev.wardian.python.environment.InstalledDistribution;
import dev.wardian.python.environment.PythonEnvironment;
import dev.wardian.python.index.DistributionFile;
import dev.wardian.python.index.IndexLocation;
import dev.wardian.python.install.UnpackedWheel;
import dev.wardian.python.journal.Arrival;
import dev.wardian.python.journal.PastChange;
import dev.wardian.python.verify.ArchiveVerification;
import dev.wardian.stack.environment.Environment;
import dev.wardian.stack.requirement.Declared;
import dev.wardian.stack.requirement.RequirementSet;
import dev.wardian.standards.name.PackageName;
import dev.wardian.store.Digest;
import dev.wardian.store.Store;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Plans to install damaged packages again: out of the store where the archive they came from is
/// still what its wheel recorded, else fetched anew.
///
/// Under hard links a file that was edited in the environment was edited in the store too. Such an
/// archive is taken out of the store first, so that the new one has files of its own.
final class Repairing {

    private final Environment environment;
    private final PythonEnvironment present;
    private final Store store;
    private final List<PastChange> history;
    private final List<InstalledDistribution> fetched = new ArrayList<>();
    private final List<Wanted> stored = new ArrayList<>();

    Repairing(
            Environment environment,
            PythonEnvironment present,
            Store store,
            List<PastChange> history) {
        this.environment = environment;
        this.present = present;
        this.store = store;
        this.history = history;
    }

    /// Sorts the packages by where they can be had.
    Repairing sort(Collection<PackageName> names) {
        for (var name : new TreeSet<>(names)) {
            present.find(name).ifPresent(this::sort);
        }
        return this;
    }

    private void sort(InstalledDistribution one) {
        var archive = origin(one).filter(found -> one.directUrl().isEmpty());
        if (archive.isPresent() && isIntact(archive.get())) {
            stored.add(wanted(one, archive.get()));
        } else {
            fetched.add(one);
        }
    }

    /// The archive it was unpacked from, by the history of the environment.
    private Optional<UnpackedWheel> origin(InstalledDistribution one) {
        for (var change : history) {
            for (var come : change.installed()) {
                if (isSame(come, one)) {
                    return UnpackedWheel.find(store, Digest.sha256(come.sha256()));
                }
            }
        }
        return kept(one);
    }

    /// The archive of that name and version where the store has exactly one.
    private Optional<UnpackedWheel> kept(InstalledDistribution one) {
        var found = new ArrayList<UnpackedWheel>();
        for (var use : store.archives()) {
            UnpackedWheel.find(store, use.digest())
                    .filter(
                            wheel ->
                                    wheel.name().equals(one.name())
                                            && wheel.version().equals(one.version()))
                    .ifPresent(found::add);
        }
        if (found.size() > 1) {
            found.removeIf(wheel -> !isIntact(wheel));
        }
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static boolean isSame(Arrival come, InstalledDistribution one) {
        return come.name().equals(one.name().toString())
                && come.version().equals(one.version().toString())
                && !come.sha256().isEmpty();
    }

    private boolean isIntact(UnpackedWheel wheel) {
        if (ArchiveVerification.damaged(wheel).isEmpty()) {
            return true;
        }
        store.removeArchive(wheel.archive().digest());
        return false;
    }

    private static Wanted wanted(InstalledDistribution one, UnpackedWheel wheel) {
        var nowhere = "file:///" + wheel.filename();
        var file =
                DistributionFile.named(
                                wheel.filename().toString(),
                                nowhere,
                                IndexLocation.direct(URI.create(nowhere)))
                        .hash("sha256", wheel.archive().digest().hex())
                        .build();
        return new Wanted(
                one.name(),
                Optional.of(one.version()),
                new Wanted.Payload.Indexed(file),
                List.of());
    }

    /// The plan for what lies in the store.
    Plan fromStore(Session session) {
        var removals = new ArrayList<Plan.Removal>();
        var installations = new ArrayList<Plan.Installation>();
        var work = new TreeMap<PackageName, Wanted>();
        for (var one : stored) {
            var there = present.find(one.name()).orElseThrow();
            removals.add(new Plan.Removal(one.name(), there.version(), one.version()));
            installations.add(
                    new Plan.Installation(
                            one.name(),
                            one.version(),
                            one.version(),
                            "",
                            new Plan.Origin.Cached(),
                            false,
                            Plan.Reason.REINSTALL,
                            Optional.empty()));
            work.put(one.name(), one);
        }
        return new Plan(
                environment,
                removals,
                installations,
                List.of(),
                List.of(),
                0,
                0,
                new Plan.Work(Optional.of(session), work, requested()));
    }

    private Set<PackageName> requested() {
        var requested = new TreeSet<PackageName>();
        for (var one : present.installed()) {
            if (one.requested()) {
                requested.add(one.name());
            }
        }
        return requested;
    }

    /// What must be fetched, as requirements of exactly the versions that are there.
    Optional<RequirementSet> fromElsewhere() {
        if (fetched.isEmpty()) {
            return Optional.empty();
        }
        var declared = new ArrayList<Declared>();
        for (var one : fetched) {
            declared.add(declared(one));
        }
        return Optional.of(RequirementSet.of(declared));
    }

    private static Declared declared(InstalledDistribution one) {
        var editable = one.editableLocation();
        if (editable.isPresent()) {
            return Declared.ofEditable(editable.get().toString(), "installed");
        }
        var url = one.directUrl().map(Inventory::url);
        return Declared.of(
                url.isPresent()
                        ? one.name() + " @ " + url.get()
                        : one.name() + "==" + one.version(),
                "installed");
    }

    /// The packages that must be fetched.
    List<PackageName> fetchedNames() {
        var names = new ArrayList<PackageName>();
        for (var one : fetched) {
            names.add(one.name());
        }
        return names;
    }
}

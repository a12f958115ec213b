package dev.wardian.stack;

import dev.wardian.python.environment.InstalledDistribution;
import dev.wardian.python.environment.PythonEnvironment;
import dev.wardian.python.journal.Arrival;
import dev.wardian.python.journal.Departure;
import dev.wardian.python.journal.EnvironmentJournal;
import dev.wardian.python.journal.Kept;
import dev.wardian.python.journal.PastChange;
import dev.wardian.stack.environment.Environment;
import dev.wardian.stack.internal.system.LayerChange;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Works out how an environment comes back to where it was before a change and all that came after
/// it: the packages that those changes touched go as they are now, and each comes back as it was
/// when the first of them touched it.
final class UndoPlanner {

    private final Environment environment;
    private final PythonEnvironment present;
    private final EnvironmentJournal journal;
    private final Set<String> touched = new TreeSet<>();
    private final Set<Path> places = new HashSet<>();
    private final Map<String, Back> back = new TreeMap<>();
    private final Map<String, Arrival> left = new HashMap<>();
    private final List<Kept> restore = new ArrayList<>();

    /// Packages of the distribution, as they were before the first change that touched them.
    private final Map<String, Optional<String>> system = new TreeMap<>();

    /// A package that comes back.
    private record Back(String version, int change) {}

    UndoPlanner(Environment environment, PythonEnvironment present, EnvironmentJournal journal) {
        this.environment = environment;
        this.present = present;
        this.journal = journal;
    }

    Plan plan(Optional<Integer> wanted) {
        var started = System.nanoTime();
        var changes = journal.history();
        if (changes.isEmpty()) {
            throw refusal("nothing is known of its past");
        }
        int oldest = wanted.orElse(oldestOfOneRun(changes));
        if (changes.stream().noneMatch(change -> change.number() == oldest)) {
            throw refusal("there is no change " + oldest);
        }
        for (var change : changes.reversed()) {
            if (change.number() >= oldest) {
                takeBack(change);
            }
        }
        return new Plan(
                environment,
                removals(),
                installations(),
                List.of(),
                warnings(),
                0,
                (System.nanoTime() - started) / 1_000_000,
                Plan.Work.undo(restore, arrivals(changes), oldest, system));
    }

    /// A command that brought packages of the distribution too made two changes.
    private static int oldestOfOneRun(List<PastChange> changes) {
        var ahead = changes.stream().dropWhile(UndoPlanner::changesNothing).toList();
        var newest = ahead.isEmpty() ? changes.getFirst() : ahead.getFirst();
        int oldest = newest.number();
        for (var change : ahead) {
            var same = change.origin().equals(newest.origin());
            if (!same || change.origin().when().equals(Instant.EPOCH)) {
                break;
            }
            oldest = change.number();
        }
        return oldest;
    }

    /// Whether it put packages of the distribution anew in the versions that were there.
    private static boolean changesNothing(PastChange change) {
        var gone = new TreeMap<String, String>();
        change.removed().forEach(one -> gone.put(one.name(), one.version()));
        var come = new TreeMap<String, String>();
        change.installed().forEach(one -> come.put(one.name(), one.version()));
        return !gone.isEmpty()
                && gone.equals(come)
                && gone.keySet().stream().allMatch(UndoPlanner::isOfSystem);
    }

    private static boolean isOfSystem(String name) {
        return name.startsWith(LayerChange.PREFIX);
    }

    private void takeBackOfSystem(PastChange change) {
        for (var gone : change.removed()) {
            if (isOfSystem(gone.name())) {
                system.putIfAbsent(plain(gone.name()), Optional.of(gone.version()));
            }
        }
        for (var come : change.installed()) {
            if (isOfSystem(come.name())) {
                system.putIfAbsent(plain(come.name()), Optional.empty());
            }
        }
    }

    private static String plain(String name) {
        return name.substring(LayerChange.PREFIX.length());
    }

    private void takeBack(PastChange change) {
        takeBackOfSystem(change);
        var ofPython = change.removed().stream().filter(it -> !isOfSystem(it.name())).toList();
        if (!change.undoable() && !ofPython.isEmpty()) {
            throw refusal("what change " + change.number() + " removed is no longer kept");
        }
        var first = new HashSet<String>();
        for (var gone : ofPython) {
            if (!touched.contains(gone.name())) {
                first.add(gone.name());
                back.put(gone.name(), new Back(gone.version(), change.number()));
            }
        }
        for (var kept : kept(change)) {
            var whole = first.contains(kept.owner());
            var single = kept.owner().isEmpty() && !places.contains(kept.original());
            if (whole || single) {
                restore.add(kept);
            }
            places.add(kept.original());
        }
        ofPython.forEach(gone -> touched.add(gone.name()));
        for (var come : change.installed()) {
            if (!isOfSystem(come.name())) {
                touched.add(come.name());
                left.put(come.name(), come);
            }
        }
    }

    private List<Kept> kept(PastChange change) {
        try {
            return journal.kept(change.number());
        } catch (IOException unreadable) {
            throw refusal(
                    "change " + change.number() + " cannot be read: " + unreadable.getMessage());
        }
    }

    private List<Plan.Removal> removals() {
        var removals = new ArrayList<Plan.Removal>();
        for (var name : touched) {
            var one = present.find(PackageName.of(name));
            if (one.isPresent()) {
                removals.add(
                        new Plan.Removal(
                                one.get().name(),
                                one.get().version(),
                                Optional.ofNullable(back.get(name))
                                        .flatMap(it -> Version.tryParse(it.version()))));
            }
        }
        return removals;
    }

    private List<Plan.Installation> installations() {
        var installations = new ArrayList<Plan.Installation>();
        back.forEach(
                (name, one) ->
                        installations.add(
                                new Plan.Installation(
                                        PackageName.of(name),
                                        Version.tryParse(one.version()),
                                        present.find(PackageName.of(name))
                                                .map(InstalledDistribution::version),
                                        "",
                                        new Plan.Origin.Kept(one.change()),
                                        false,
                                        Plan.Reason.UNDO,
                                        Optional.empty())));
        return installations;
    }

    /// What came from elsewhere since then goes too, which a person should know.
    private List<String> warnings() {
        var warnings = new ArrayList<String>();
        left.forEach(
                (name, come) -> {
                    var now = present.find(PackageName.of(name));
                    if (now.isPresent() && !now.get().version().toString().equals(come.version())) {
                        warnings.add(
                                "`%s` is %s now, not %s as it was left; it goes all the same"
                                        .formatted(name, now.get().version(), come.version()));
                    }
                });
        return warnings;
    }

    /// What is known of the wheels that come back, from the changes that installed them.
    private List<Arrival> arrivals(List<PastChange> changes) {
        var arrivals = new ArrayList<Arrival>();
        back.forEach(
                (name, one) ->
                        arrivals.add(
                                known(changes, new Departure(name, one.version(), 0))
                                        .orElse(new Arrival(name, one.version(), "", ""))));
        return arrivals;
    }

    private static Optional<Arrival> known(List<PastChange> changes, Departure gone) {
        for (var change : changes) {
            for (var come : change.installed()) {
                if (come.name().equals(gone.name()) && come.version().equals(gone.version())) {
                    return Optional.of(come);
                }
            }
        }
        return Optional.empty();
    }

    private StackException refusal(String reason) {
        return new StackException(
                new StackProblem.NotUndoable(environment.root().toString(), reason));
    }
}

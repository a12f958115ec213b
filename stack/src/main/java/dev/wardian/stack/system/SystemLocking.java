package dev.wardian.stack.system;

import dev.wardian.host.Distribution;
import dev.wardian.host.resolve.Candidate;
import dev.wardian.host.resolve.Ground;
import dev.wardian.host.resolve.SystemResolution;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.standards.StructureException;
import dev.wardian.standards.lock.Pylock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Locks packages of the distribution for one machine, and finds in a lock what is for it.
///
/// They are solved for as if the machine had nothing, so that the same lock serves all machines of
/// that release; what one has already is left out only when it is installed.
///
/// @param packages those of the machine
/// @param distribution what the machine runs
public record SystemLocking(SystemPackages packages, Distribution distribution) {

    /// Programs are started by the machine's own loader, which fits its own C library alone.
    private static final String OF_THE_MACHINE = "glibc";

    /// What a lock calls this machine; empty where it has no packages of Debian's kind.
    public Optional<LockedSystem.Machine> machine() {
        var release =
                distribution.version().isEmpty() ? distribution.codename() : distribution.version();
        return packages.areThere()
                ? Optional.of(
                        new LockedSystem.Machine(
                                release.isEmpty()
                                        ? distribution.id()
                                        : distribution.id() + ":" + release,
                                packages.architecture()))
                : Optional.empty();
    }

    /// All that a lock has.
    ///
    /// @param file the lock, for messages
    /// @throws StackException where it cannot be understood
    public List<LockedSystem> read(Pylock lock, String file) {
        try {
            return LockedSystem.all(lock.tool());
        } catch (StructureException problem) {
            throw new StackException(
                    new StackProblem.Invalid(
                            file,
                            String.valueOf(problem.getMessage()),
                            "what `wardian lock` writes"),
                    problem);
        }
    }

    /// What a lock has for this machine; empty where it has nothing, or the machine has no packages
    /// of that kind.
    ///
    /// @param file the lock, for messages
    /// @throws StackException where all is for others, or cannot be understood
    public Optional<LockedSystem> of(Pylock lock, String file) {
        var locked = read(lock, file);
        return locked.isEmpty() || machine().isEmpty()
                ? Optional.empty()
                : Optional.of(require(locked, file));
    }

    /// What is for this machine.
    public Optional<LockedSystem> ours(Collection<LockedSystem> locked) {
        var here = machine();
        return locked.stream().filter(it -> Optional.of(it.machine()).equals(here)).findFirst();
    }

    /// What is for this machine.
    ///
    /// @param file the lock, for messages
    /// @throws StackException where all is for others
    public LockedSystem require(Collection<LockedSystem> locked, String file) {
        return ours(locked)
                .orElseThrow(
                        () ->
                                new StackException(
                                        new StackProblem.LockRefused(
                                                file,
                                                "its system packages are for other machines",
                                                List.of(
                                                        "this machine: " + machine().orElseThrow(),
                                                        "locked for:   " + machines(locked)),
                                                Optional.of(
                                                        "`wardian lock` on this machine adds what"
                                                                + " it needs"))));
    }

    private static String machines(Collection<LockedSystem> locked) {
        return locked.isEmpty()
                ? "none"
                : locked.stream()
                        .map(it -> it.machine().toString())
                        .collect(Collectors.joining(", "));
    }

    /// What a project asks for and what was locked differ in, a line each; none where nothing has
    /// to be locked.
    public List<String> drift(List<String> requested, List<LockedSystem> locked) {
        var lines = new ArrayList<String>();
        var now = new TreeSet<String>(requested);
        var before = new TreeSet<String>();
        ours(locked).ifPresent(it -> before.addAll(it.requested()));
        if (machine().isEmpty()) {
            locked.forEach(it -> before.addAll(it.requested()));
        }
        var nowhere = machine().isEmpty() && locked.isEmpty();
        before.stream().filter(it -> !now.contains(it)).forEach(it -> lines.add("- " + line(it)));
        now.stream()
                .filter(it -> !before.contains(it) && !nowhere)
                .forEach(it -> lines.add("+ " + line(it)));
        if (now.isEmpty() && lines.isEmpty() && !locked.isEmpty()) {
            lines.add("- system packages of " + locked.getFirst().machine());
        }
        return lines;
    }

    private String line(String one) {
        return "system package: " + one + machine().map(it -> ", for " + it).orElse("");
    }

    /// Brings a lock up to date for this machine. What is locked for others stays as long as it was
    /// made for the same requests.
    ///
    /// @param afresh whether the newest versions are wanted, not those that are locked
    public List<LockedSystem> updated(
            List<String> requested, List<LockedSystem> locked, boolean afresh) {
        var wanted = requested.stream().sorted().distinct().toList();
        if (wanted.isEmpty()) {
            return List.of();
        }
        var all = new ArrayList<LockedSystem>();
        var here = machine();
        for (var one : locked) {
            if (!Optional.of(one.machine()).equals(here) && one.requested().equals(wanted)) {
                all.add(one);
            }
        }
        if (here.isPresent()) {
            var old = ours(locked);
            all.add(
                    old.filter(it -> !afresh && it.requested().equals(wanted))
                            .orElseGet(
                                    () ->
                                            locked(
                                                    here.get(),
                                                    wanted,
                                                    afresh ? Optional.empty() : old)));
        }
        all.sort(java.util.Comparator.comparing(it -> it.machine().toString()));
        return all;
    }

    private LockedSystem locked(
            LockedSystem.Machine machine, List<String> requested, Optional<LockedSystem> old) {
        var pool = packages.offered();
        var known = new HashMap<String, String>();
        old.ifPresent(it -> it.packages().forEach(one -> known.put(one.name(), one.version())));
        pool.prefer(known);
        return switch (packages.resolve(pool, requested, Ground.BESIDE)) {
            case SystemResolution.Unsolvable(var reasons) ->
                    throw new StackException(
                            new StackProblem.SystemUnsolvable(
                                    requested.stream()
                                            .map(it -> "`" + it + "`")
                                            .collect(Collectors.joining(", ")),
                                    reasons));
            case SystemResolution.Solved(var changes, _) -> {
                var entries = new ArrayList<LockedSystemPackage>();
                for (var change : changes) {
                    var one = change.coming();
                    if (!one.source().equals(OF_THE_MACHINE)) {
                        entries.add(LockedSystemPackage.of(one, file(one)));
                    }
                }
                yield new LockedSystem(machine, requested, entries);
            }
        };
    }

    private static Candidate.PackageFile file(Candidate one) {
        return one.file().orElseThrow();
    }
}

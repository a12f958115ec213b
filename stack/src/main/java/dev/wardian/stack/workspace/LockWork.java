package dev.wardian.stack.workspace;

import dev.wardian.stack.Compilation;
import dev.wardian.stack.Wardian;
import dev.wardian.stack.choice.CompileChoices;
import dev.wardian.stack.choice.LockNotes;
import dev.wardian.stack.choice.PackageSelection;
import dev.wardian.stack.choice.RequirementSources;
import dev.wardian.stack.environment.Environment;
import dev.wardian.stack.file.SafeFile;
import dev.wardian.stack.file.TextFile;
import dev.wardian.stack.lock.LockText;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.stack.project.SelectedBy;
import dev.wardian.stack.requirement.Declared;
import dev.wardian.stack.requirement.RequirementSet;
import dev.wardian.stack.universal.UniversalChoices;
import dev.wardian.standards.lock.Pylock;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.GroupName;
import dev.wardian.store.Ending;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes the lock of a workspace: one answer for all its projects, all their extras and groups, and
/// every environment that they are for.
final class LockWork {

    private static final Pylock NOTHING = Pylock.of("", Optional.empty(), List.of());

    private final Wardian wardian;
    private final Workspace workspace;
    private final Choosable choosable;

    LockWork(Wardian wardian, Workspace workspace) {
        this.wardian = wardian;
        this.workspace = workspace;
        this.choosable = new Choosable(workspace);
    }

    /// The lock as it is; empty if there is none.
    Optional<Pylock> present() {
        return text().map(this::parsed);
    }

    private Optional<String> text() {
        var file = workspace.lockFile();
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        return Optional.of(TextFile.read(file, file.toString()));
    }

    private Pylock parsed(String text) {
        return wardian.lock(text, workspace.lockFile().toString());
    }

    /// The lock for an edit of the project file; the caller writes both. One that is frozen need
    /// not be there.
    Locking edited(LockWish wish, Environment environment) {
        return switch (wish.mode()) {
            case FROZEN -> kept(present().orElse(NOTHING));
            case LOOK, LOCKED -> run(wish, environment);
            case UPDATE -> toBeWritten(run(wish.in(LockWish.Mode.LOOK), environment));
        };
    }

    private Locking toBeWritten(Locking locking) {
        return locking instanceof Locking.Locked locked
                        && !text().equals(Optional.of(locked.text()))
                ? new Locking.Locked(
                        locked.lock(),
                        locked.text(),
                        locked.change(),
                        true,
                        locked.warnings(),
                        locked.milliseconds())
                : locking;
    }

    Locking run(LockWish wish, Environment environment) {
        var before = present();
        if (before.isPresent() && wish.mode() == LockWish.Mode.FROZEN) {
            return kept(before.get());
        }
        var inputs = LockInputs.of(workspace, wish.resolve());
        var system =
                new LockedSystems(wardian.system().locking(), workspace, before.orElse(NOTHING));
        if (before.isPresent() && !wish.upgrades()) {
            var drift = LockInputs.kept(before.get()).map(it -> LockInputs.drift(it, inputs));
            var ofSystem = system.drift();
            if (drift.isPresent() && drift.get().isEmpty() && ofSystem.isEmpty()) {
                return kept(before.get());
            }
            if (wish.mode() == LockWish.Mode.LOCKED) {
                var lines =
                        new ArrayList<>(
                                drift.orElse(List.of("it does not say what it was made from")));
                lines.addAll(ofSystem);
                throw drifted(lines);
            }
            if (drift.isPresent() && drift.get().isEmpty()) {
                return withSystem(
                        wish, before.get(), LockInputs.tool(inputs, system.updated(false)));
            }
        } else if (wish.mode() == LockWish.Mode.LOCKED || wish.mode() == LockWish.Mode.FROZEN) {
            throw before.isPresent()
                    ? drifted(List.of("`--locked` and an upgrade exclude each other"))
                    : new StackException(
                            new StackProblem.NoLock(
                                    String.valueOf(workspace.lockFile().getFileName()),
                                    wish.mode() == LockWish.Mode.LOCKED ? "--locked" : "--frozen"));
        }
        var afresh = wish.resolve().upgrade() instanceof PackageSelection.All;
        return solved(wish, environment, LockInputs.tool(inputs, system.updated(afresh)), before);
    }

    /// The packages of Python stay.
    private Locking withSystem(LockWish wish, Pylock before, Map<String, Object> tool) {
        var started = System.nanoTime();
        var lock = before.withTool(Map.of("wardian", tool));
        var text = LockText.write(lock);
        var written = wish.mode() == LockWish.Mode.UPDATE && isWritten(text);
        return new Locking.Locked(
                lock,
                text,
                LockChange.between(before, lock),
                written,
                List.of(),
                Math.max(1, (System.nanoTime() - started) / 1_000_000));
    }

    /// Writes the lock, unless the command is being ended; whether it had to.
    private boolean isWritten(String text) {
        return !Ending.isNear() && SafeFile.write(workspace.lockFile(), text);
    }

    private StackException drifted(List<String> drift) {
        return new StackException(
                new StackProblem.LockDrifted(
                        String.valueOf(workspace.lockFile().getFileName()), drift));
    }

    private Locking kept(Pylock lock) {
        return new Locking.Locked(lock, text().orElse(""), LockChange.none(), false, List.of(), 0);
    }

    private Locking solved(
            LockWish wish,
            Environment environment,
            Map<String, Object> tool,
            Optional<Pylock> before) {
        var writes = wish.mode() == LockWish.Mode.UPDATE;
        var choices =
                CompileChoices.usual(Optional.of(workspace.lockFile()), List.of())
                        .withHeader(false)
                        .withResolve(wish.resolve())
                        .withUniversal(UniversalChoices.everywhere())
                        .withWrites(false)
                        .withNotes(
                                new LockNotes(
                                        choosable.extras(),
                                        choosable.groups(),
                                        choosable.usual(),
                                        tool));
        var preferring =
                wish.preferred().isPresent()
                        ? choices.withPreferred(wish.preferred().get())
                        : choices;
        return switch (wardian.compile(requirements(wish.constraints()), environment, preferring)) {
            case Compilation.Refused(var reason) -> new Locking.Refused(reason);
            case Compilation.Compiled _ -> throw new IllegalStateException("asked for all");
            case Compilation.Universal(var text, var solution, _, _) -> {
                var lock = parsed(text);
                var change = LockChange.between(before.orElse(NOTHING), lock);
                var written = writes && isWritten(text);
                yield new Locking.Locked(
                        lock, text, change, written, solution.warnings(), solution.milliseconds());
            }
        };
    }

    /// What all members ask for, each requirement under what chooses it.
    private RequirementSet requirements(List<String> constraints) {
        var all = new ArrayList<Declared>();
        var set = RequirementSet.of();
        var together = new Exclusions(workspace, choosable).together();
        var first = true;
        var files = workspace.members().stream().map(it -> relative(it.file())).toList();
        for (var member : projects()) {
            var alone = sources(member).withTogether(together);
            var sources = first ? alone.withConstraints(constraints) : alone;
            var own =
                    wardian.requirements(
                            first && workspace.isShared() ? sources.withMembers(files) : sources);
            for (var declared : own.requirements()) {
                all.add(chosen(member, workspace.asker().told(declared)));
            }
            set = first ? own : set.withEnvironments(set.environments().and(own.environments()));
            first = false;
        }
        return set.withRequirements(all).withTogether(together);
    }

    private List<Manifest> projects() {
        var all = new ArrayList<>(workspace.members());
        if (!workspace.root().isProject()) {
            all.add(workspace.root());
        }
        return all;
    }

    private Declared chosen(Manifest member, Declared declared) {
        if (!workspace.isShared() || !member.isProject()) {
            return declared;
        }
        var section =
                switch (declared.selectedBy().orElse(null)) {
                    case null -> new Section.Main();
                    case SelectedBy.Extra(var extra) -> new Section.Extra(extra);
                    case SelectedBy.Group(var name) -> new Section.Group(name);
                };
        return declared.selectedBy(choosable.choice(member, section));
    }

    private RequirementSources sources(Manifest member) {
        var file = relative(member.file());
        var groups = new ArrayList<String>();
        for (GroupName group : member.groups()) {
            groups.add(file + ":" + group);
        }
        var sources = RequirementSources.none().withGroups(groups);
        if (member.isProject() && !member.isDynamic()) {
            var extras = new ArrayList<String>();
            for (ExtraName extra : member.extras()) {
                extras.add(extra.toString());
            }
            sources = sources.withFiles(List.of(file)).withExtras(extras);
        }
        return Choosable.isInstalled(member)
                ? sources.withEditables(List.of("./" + relative(member.folder())))
                : sources;
    }

    private String relative(Path path) {
        return workspace.folder().relativize(path).toString();
    }
}

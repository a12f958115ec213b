package dev.wardian.stack.workspace;

import dev.wardian.stack.Wardian;
import dev.wardian.stack.choice.PackageSelection;
import dev.wardian.stack.environment.Environment;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.standards.lock.Pylock;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// Raises the versions that the current project asks for to the newest that fit together.
final class Upgrading {

    private final Wardian wardian;
    private final Workspace workspace;
    private final Environment environment;

    Upgrading(Wardian wardian, Workspace workspace, Environment environment) {
        this.wardian = wardian;
        this.workspace = workspace;
        this.environment = environment;
    }

    /// @param names the packages; none: all, and what they bring along
    /// @param latest whether limits from above are let go of
    Edited run(Collection<PackageName> names, boolean latest, LockWish wish) {
        var before = workspace.current();
        requireKnown(before, names);
        var upgrade = names.isEmpty() ? PackageSelection.all() : PackageSelection.only(names);
        var upgrading =
                new LockWish(wish.mode(), wish.resolve().withUpgrade(upgrade), wish.python());
        var draft = new Draft(wardian.settings(), workspace.lockFile());
        try {
            var edit = workspace.askedBy(new Asker.OfEdit(before, workspace.asker()));
            var loose = loosened(before, names, latest);
            draft.tries(loose);
            var look =
                    new LockWork(wardian, edit.with(loose))
                            .run(upgrading.in(LockWish.Mode.LOOK), environment);
            if (!(look instanceof Locking.Locked found)) {
                return new Edited(workspace, look, List.of(), draft);
            }
            var manifest = raised(before, names, found.lock());
            draft.tries(manifest);
            var changed = edit.with(manifest);
            var locking = new LockWork(wardian, changed).edited(upgrading, environment);
            return new Edited(changed, locking, lines(before, manifest), draft);
        } catch (RuntimeException | Error failure) {
            draft.close();
            throw failure;
        }
    }

    /// A package that no requirement names may still be locked, on account of others.
    private void requireKnown(Manifest manifest, Collection<PackageName> names) {
        var locked = new TreeSet<PackageName>();
        new LockWork(wardian, workspace)
                .present()
                .ifPresent(lock -> lock.packages().forEach(one -> locked.add(one.name())));
        for (var name : names) {
            var declared =
                    manifest.sections().stream()
                            .anyMatch(section -> Requirements.has(manifest, section, name));
            if (!declared && !locked.contains(name)) {
                throw new StackException(
                        new StackProblem.NotDeclared(name, "nor is it locked", List.of()));
            }
        }
    }

    private static Manifest loosened(
            Manifest manifest, Collection<PackageName> names, boolean latest) {
        var loose = manifest;
        for (var section : manifest.sections()) {
            for (var index = 0; index < manifest.items(section).size(); index++) {
                var item = manifest.items(section).get(index);
                if (item.isPresent() && isMeant(item.get().name(), names)) {
                    loose =
                            Requirements.respecified(
                                    loose,
                                    section,
                                    index,
                                    Raised.loosened(item.get().specifiers(), latest));
                }
            }
        }
        return loose;
    }

    private static boolean isMeant(PackageName name, Collection<PackageName> names) {
        return names.isEmpty() || names.contains(name);
    }

    private static Manifest raised(Manifest manifest, Collection<PackageName> names, Pylock lock) {
        var raised = manifest;
        for (var section : manifest.sections()) {
            for (var index = 0; index < manifest.items(section).size(); index++) {
                var item = manifest.items(section).get(index);
                if (item.isEmpty() || !isMeant(item.get().name(), names)) {
                    continue;
                }
                var specifiers = item.get().specifiers();
                var version = found(lock, item.get().name(), Raised.pin(specifiers).isPresent());
                if (version.isPresent()) {
                    raised =
                            Requirements.respecified(
                                    raised, section, index, Raised.to(version.get(), specifiers));
                }
            }
        }
        return raised;
    }

    /// The locked version; the oldest where platforms have different ones, but none to pin then.
    private static Optional<Version> found(Pylock lock, PackageName name, boolean pinned) {
        var versions = new TreeSet<Version>();
        for (var one : lock.packages()) {
            if (one.name().equals(name)) {
                one.version().ifPresent(versions::add);
            }
        }
        return versions.isEmpty() || (pinned && versions.size() > 1)
                ? Optional.empty()
                : Optional.of(versions.getFirst());
    }

    private static List<Edited.Line> lines(Manifest before, Manifest after) {
        var lines = new ArrayList<Edited.Line>();
        for (var section : before.sections()) {
            lines.addAll(Requirements.difference(before, after, section));
        }
        return lines;
    }
}

package dev.wardian.stack.workspace;

import dev.wardian.stack.Solved;
import dev.wardian.stack.Wardian;
import dev.wardian.stack.choice.InstallChoices;
import dev.wardian.stack.choice.RequirementSources;
import dev.wardian.stack.environment.Environment;
import dev.wardian.stack.exchange.Location;
import dev.wardian.stack.exchange.WrittenRequirement;
import dev.wardian.stack.internal.toml.TomlEdit;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.stack.requirement.RequirementSet;
import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.lock.Pylock;
import dev.wardian.standards.marker.Marker;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.SpecifierSet;
import dev.wardian.standards.version.Version;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// Adds requirements to the current project: writes them as asked for, solves, and gives those that
/// name no version the bounds of what was found.
final class Adding {

    private final Wardian wardian;
    private final Workspace workspace;
    private final Environment environment;

    Adding(Wardian wardian, Workspace workspace, Environment environment) {
        this.wardian = wardian;
        this.workspace = workspace;
        this.environment = environment;
    }

    /// Something to add.
    ///
    /// @param source where it comes from, as it is written in TOML
    private record Wanted(Requirement requirement, Optional<String> source) {}

    Edited run(Addition addition, LockWish wish) {
        var before = workspace.current();
        var section = addition.section();
        if (!before.isProject() && !(section instanceof Section.Group)) {
            throw new StackException(
                    new StackProblem.Invalid(
                            before.file().toString(),
                            "there is no `[project]` to add to",
                            "one with `name` and `version`; or a group, by `--group`"
                                    + (isOfPoetry(before)
                                            ? "; `wardian import pyproject.toml` makes one of"
                                                    + " Poetry's tables"
                                            : "")));
        }
        var wanted = wanted(addition);
        var manifest =
                new AddedIndexes(addition.indexes())
                        .in(before, before.file().equals(workspace.root().file()));
        for (var one : wanted) {
            manifest = Requirements.put(manifest, section, one.requirement()).manifest();
            if (one.source().isPresent()) {
                var name = one.requirement().name();
                manifest = Requirements.withSource(manifest, name, one.source().get());
            }
        }
        return locked(before, manifest, wanted, addition, wish);
    }

    static boolean isOfPoetry(Manifest manifest) {
        var tool = Manifest.table(manifest.tree().get("tool"));
        return !manifest.isProject() && tool.containsKey("poetry");
    }

    private Edited locked(
            Manifest before,
            Manifest unbounded,
            List<Wanted> wanted,
            Addition addition,
            LockWish wish) {
        var section = addition.section();
        var draft = new Draft(wardian.settings(), workspace.lockFile());
        try {
            draft.tries(unbounded);
            var edit = workspace.askedBy(new Asker.OfEdit(before, workspace.asker()));
            var manifest = unbounded;
            if (!addition.raw() && wish.mode() != LockWish.Mode.FROZEN) {
                var look =
                        new LockWork(wardian, edit.with(manifest))
                                .run(wish.in(LockWish.Mode.LOOK), environment);
                if (!(look instanceof Locking.Locked found)) {
                    return new Edited(workspace, look, List.of(), draft);
                }
                manifest = bounded(before, manifest, wanted, addition, found.lock());
                draft.tries(manifest);
            }
            var changed = edit.with(manifest);
            var locking = new LockWork(wardian, changed).edited(wish, environment);
            return new Edited(
                    changed, locking, Requirements.difference(before, manifest, section), draft);
        } catch (RuntimeException | Error failure) {
            draft.close();
            throw failure;
        }
    }

    /// Gives bounds to what is new and names neither version nor address.
    private static Manifest bounded(
            Manifest before,
            Manifest manifest,
            List<Wanted> wanted,
            Addition addition,
            Pylock lock) {
        var section = addition.section();
        var bounded = manifest;
        for (var one : wanted) {
            var name = one.requirement().name();
            var version = oldest(lock, name);
            if (Requirements.has(before, section, name)
                    || one.source().filter(it -> !it.startsWith("{ index")).isPresent()
                    || version.isEmpty()) {
                continue;
            }
            var items = bounded.items(section);
            for (var index = 0; index < items.size(); index++) {
                var item = items.get(index);
                if (item.isPresent()
                        && item.get().name().equals(name)
                        && item.get().specifiers().isEmpty()
                        && item.get().url().isEmpty()) {
                    bounded =
                            Requirements.respecified(
                                    bounded, section, index, addition.bounds().of(version.get()));
                }
            }
        }
        return bounded;
    }

    private static Optional<Version> oldest(Pylock lock, PackageName name) {
        return lock.packages().stream()
                .filter(one -> one.name().equals(name))
                .flatMap(one -> one.version().stream())
                .min(Version::compareTo);
    }

    private List<Wanted> wanted(Addition addition) {
        var all = new ArrayList<Wanted>();
        for (var text : addition.packages()) {
            all.add(wanted(text, addition));
        }
        if (!addition.files().isEmpty()) {
            var set = wardian.requirements(RequirementSources.ofFiles(addition.files()));
            for (var declared : set.requirements()) {
                all.add(wanted(declared.text(), addition));
            }
        }
        return all;
    }

    private Wanted wanted(String text, Addition addition) {
        var base = workspace.current().folder().resolve(addition.base()).normalize();
        try {
            var wanted =
                    switch (WrittenRequirement.parse(text, base)) {
                        case WrittenRequirement.Named(var named) -> named(named, addition);
                        case WrittenRequirement.Located located -> located(text, located, addition);
                    };
            return new Wanted(conditioned(wanted.requirement(), addition), wanted.source());
        } catch (SyntaxException problem) {
            throw new StackException(
                    new StackProblem.BadRequirement(
                            problem.text(), "command line", problem.position(), problem.expected()),
                    problem);
        }
    }

    private static Requirement conditioned(Requirement requirement, Addition addition) {
        var extras = new TreeSet<>(requirement.extras());
        addition.extras().forEach(extra -> extras.add(ExtraName.of(extra)));
        return new Requirement(
                requirement.name(),
                extras,
                requirement.specifiers(),
                requirement.url(),
                addition.marker().map(Marker::parse).or(requirement::marker));
    }

    private Wanted named(Requirement requirement, Addition addition) {
        var isMember =
                workspace.isShared()
                        && workspace.members().stream()
                                .anyMatch(it -> it.name().equals(Optional.of(requirement.name())));
        if (isMember) {
            return new Wanted(requirement, Optional.of("{ workspace = true }"));
        }
        return new Wanted(
                requirement,
                addition.index()
                        .or(
                                () ->
                                        addition.raw()
                                                ? Optional.empty()
                                                : new AddedIndexes(addition.indexes()).name())
                        .map(name -> "{ index = " + TomlEdit.quoted(name) + " }"));
    }

    private Wanted located(String text, WrittenRequirement.Located located, Addition addition) {
        var name = located.name().orElseGet(() -> name(text, located));
        var extras = new TreeSet<>(located.extras());
        if (addition.raw()) {
            return new Wanted(
                    new Requirement(
                            name,
                            extras,
                            SpecifierSet.ANY,
                            Optional.of(located.location().url()),
                            located.marker()),
                    Optional.empty());
        }
        return new Wanted(
                new Requirement(name, extras, SpecifierSet.ANY, Optional.empty(), located.marker()),
                Optional.of(source(located.location(), addition)));
    }

    /// What lies at an address: asked for alone.
    private PackageName name(String text, WrittenRequirement.Located located) {
        var alone =
                InstallChoices.usual()
                        .withResolve(wardian.projectChoices().withNoDependencies(true));
        var address =
                located.location() instanceof Location.Local local ? local.path().toString() : text;
        var found = wardian.resolve(RequirementSet.of(address), environment, alone);
        if (found instanceof Solved solved && solved.packages().size() == 1) {
            return solved.packages().getFirst().name();
        }
        throw new StackException(
                new StackProblem.BadRequirement(
                        text, "command line", 0, "something that a package can be built from"));
    }

    private String source(Location location, Addition addition) {
        var parts = new ArrayList<String>();
        switch (location) {
            case Location.Repository repository -> {
                parts.add("git = " + TomlEdit.quoted(repository.address()));
                var revision =
                        addition.revision()
                                .or(
                                        () ->
                                                repository
                                                        .revision()
                                                        .map(
                                                                it ->
                                                                        new Addition.Revision(
                                                                                "rev", it)));
                revision.ifPresent(it -> parts.add(it.kind() + " = " + TomlEdit.quoted(it.name())));
            }
            case Location.Remote remote -> parts.add("url = " + TomlEdit.quoted(remote.address()));
            case Location.Local local -> {
                parts.add("path = " + TomlEdit.quoted(relative(local.path())));
                if (addition.editable()) {
                    parts.add("editable = true");
                }
            }
        }
        location.subdirectory().ifPresent(it -> parts.add("subdirectory = " + TomlEdit.quoted(it)));
        return "{ " + String.join(", ", parts) + " }";
    }

    private String relative(Path path) {
        var text = workspace.current().folder().relativize(path).toString();
        return text.isEmpty() ? "." : text;
    }
}

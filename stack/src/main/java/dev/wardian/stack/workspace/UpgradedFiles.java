package dev.wardian.stack.workspace;

import dev.wardian.stack.Solved;
import dev.wardian.stack.Unsolvable;
import dev.wardian.stack.Wardian;
import dev.wardian.stack.choice.InstallChoices;
import dev.wardian.stack.choice.PackageSelection;
import dev.wardian.stack.choice.RequirementSources;
import dev.wardian.stack.environment.Environment;
import dev.wardian.stack.exchange.WrittenRequirement;
import dev.wardian.stack.explain.EditedFile;
import dev.wardian.stack.explain.FileEdit;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.stack.requirement.Declared;
import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.Specifier;
import dev.wardian.standards.version.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Raises the versions in requirement files to the newest that fit together: pins and lower bounds
/// move in their own form, comments and all else stay byte for byte.
public final class UpgradedFiles {

    /// What comes of it.
    public sealed interface Outcome {
        /// Files to be written, with what changes in them.
        record Raised(List<EditedFile> files, List<Line> lines) implements Outcome {
            public Raised {
                files = List.copyOf(files);
                lines = List.copyOf(lines);
            }
        }

        /// No versions fit together.
        record Refused(Unsolvable reason) implements Outcome {}
    }

    /// A requirement that changes.
    ///
    /// @param place the file and line, as a person names them
    /// @param before as it was written
    /// @param after as it is written now; empty if it has to be changed by hand
    public record Line(String place, String before, Optional<String> after) {}

    private final Wardian wardian;
    private final Environment environment;
    private final boolean latest;

    /// @param environment what to solve for
    /// @param latest whether limits from above (`<2`, `~=1.4`) are let go of and raised too
    public UpgradedFiles(Wardian wardian, Environment environment, boolean latest) {
        this.wardian = wardian;
        this.environment = environment;
        this.latest = latest;
    }

    /// A requirement of a file that moves.
    private record Moving(Declared declared, Requirement requirement) {}

    /// Solves, and edits in memory. Nothing is written.
    ///
    /// @param names which packages move; none: all
    public Outcome of(List<String> files, Collection<PackageName> names) {
        var set = wardian.requirements(RequirementSources.ofFiles(files));
        var loose = new ArrayList<Declared>();
        var moving = new ArrayList<Moving>();
        for (var declared : set.requirements()) {
            var found = requirement(declared).filter(it -> isMeant(it, names));
            if (found.isEmpty()) {
                loose.add(declared);
                continue;
            }
            if (!declared.hashes().isEmpty()) {
                throw new StackException(
                        new StackProblem.Invalid(
                                declared.origin(),
                                "`" + found.get().name() + "` is pinned with digests",
                                "a file without them; `wardian compile -U` writes one with digests"
                                        + " anew"));
            }
            moving.add(new Moving(declared, found.get()));
            loose.add(loosened(declared, found.get()));
        }
        requireKnown(moving, names);
        var choices =
                InstallChoices.usual()
                        .withResolve(wardian.projectChoices().withUpgrade(PackageSelection.all()));
        return switch (wardian.resolve(set.withRequirements(loose), environment, choices)) {
            case Unsolvable reason -> new Outcome.Refused(reason);
            case Solved solved -> raised(moving, solved);
        };
    }

    private Optional<Requirement> requirement(Declared declared) {
        if (declared.editable() || declared.place().isEmpty()) {
            return Optional.empty();
        }
        try {
            return WrittenRequirement.parse(declared.text(), declared.base())
                                    instanceof WrittenRequirement.Named(var named)
                            && named.url().isEmpty()
                    ? Optional.of(named)
                    : Optional.empty();
        } catch (SyntaxException toldWhenSolved) {
            return Optional.empty();
        }
    }

    private static boolean isMeant(Requirement requirement, Collection<PackageName> names) {
        return names.isEmpty() || names.contains(requirement.name());
    }

    private static void requireKnown(List<Moving> moving, Collection<PackageName> names) {
        for (var name : names) {
            if (moving.stream().noneMatch(it -> it.requirement().name().equals(name))) {
                throw new StackException(
                        new StackProblem.NotDeclared(name, "of these files", List.of()));
            }
        }
    }

    private Declared loosened(Declared declared, Requirement old) {
        var loose =
                new Requirement(
                        old.name(),
                        old.extras(),
                        Raised.loosened(old.specifiers(), latest),
                        old.url(),
                        old.marker());
        return declared.withText(loose.toString());
    }

    private Outcome raised(List<Moving> moving, Solved solved) {
        var versions = new HashMap<PackageName, Version>();
        solved.packages().forEach(one -> versions.put(one.name(), one.version()));
        var texts = new LinkedHashMap<Path, EditedFile>();
        var lines = new ArrayList<Line>();
        for (var one : moving) {
            var version = versions.get(one.requirement().name());
            if (version != null) {
                edit(one, version).ifPresent(it -> lines.add(applied(one, it, version, texts)));
            }
        }
        return new Outcome.Raised(List.copyOf(texts.values()), lines);
    }

    private Optional<FileEdit> edit(Moving one, Version version) {
        var before = one.requirement().specifiers();
        var after = Raised.to(version, before).specifiers();
        var changes = new LinkedHashMap<Specifier, Optional<Specifier>>();
        for (var index = 0; index < after.size(); index++) {
            var old = before.specifiers().get(index);
            if (!old.toString().equals(after.get(index).toString())) {
                changes.put(old, Optional.of(after.get(index)));
            }
        }
        var place = one.declared().place().orElseThrow();
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new FileEdit(
                                wardian.settings()
                                        .workingFolder()
                                        .resolve(place.file())
                                        .normalize(),
                                place.file(),
                                place.line(),
                                one.requirement().name(),
                                before,
                                changes,
                                false));
    }

    private static Line applied(
            Moving one, FileEdit edit, Version version, Map<Path, EditedFile> texts) {
        var file = texts.computeIfAbsent(edit.file(), _ -> unchanged(edit));
        var text = edit.applied(file.after());
        text.ifPresent(
                it ->
                        texts.put(
                                edit.file(),
                                new EditedFile(edit.file(), edit.shown(), file.before(), it)));
        var old = one.requirement();
        var name = old.name().toString();
        return new Line(
                one.declared().origin(),
                name + old.specifiers(),
                text.map(_ -> name + Raised.to(version, old.specifiers())));
    }

    private static EditedFile unchanged(FileEdit edit) {
        try {
            var text = Files.readString(edit.file(), StandardCharsets.ISO_8859_1);
            return new EditedFile(edit.file(), edit.shown(), text, text);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}

package dev.wardian.cli.command;

import dev.wardian.stack.environment.Environment;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.stack.workspace.Edited;
import dev.wardian.stack.workspace.Manifest;
import dev.wardian.stack.workspace.Project;
import dev.wardian.stack.workspace.Section;
import dev.wardian.stack.workspace.Workspace;
import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/// What project files ask for themselves, by name.
final class DeclaredNames {

    private DeclaredNames() {}

    /// A requirement where it is written.
    record Place(Path file, Section section, String requirement) {}

    /// Where the projects of a workspace ask for a package.
    static List<Place> of(Workspace workspace, PackageName name) {
        var places = new ArrayList<Place>();
        for (var member : workspace.members()) {
            for (var section : member.sections()) {
                for (var text : member.requirements(section)) {
                    if (name(text).equals(Optional.of(name))) {
                        places.add(new Place(member.file(), section, text));
                    }
                }
            }
        }
        return places;
    }

    /// What the project of the working folder asks for, if the environment is its own.
    static Set<PackageName> ofProject(Session session, Environment environment) {
        var names = new TreeSet<PackageName>();
        Workspace.find(session.workingFolder())
                .filter(it -> isOwn(session, it, environment))
                .ifPresent(it -> it.members().forEach(member -> names.addAll(names(member))));
        return names;
    }

    /// Whether an environment is that of the projects of a workspace.
    static boolean isOwn(Session session, Workspace workspace, Environment environment) {
        return environment
                .root()
                .equals(new Project(session.wardian(), workspace).environmentFolder());
    }

    private static Optional<PackageName> name(String requirement) {
        try {
            return Optional.of(Requirement.parse(requirement).name());
        } catch (SyntaxException _) {
            return Optional.empty();
        }
    }

    /// An edit; the message for a package that the file does not name says which name is near.
    static Edited edited(Manifest manifest, Supplier<Edited> edit) {
        try {
            return edit.get();
        } catch (StackException failure) {
            if (failure.problem() instanceof StackProblem.NotDeclared missing) {
                throw new StackException(
                        new StackProblem.NotDeclared(
                                missing.name(),
                                missing.section(),
                                missing.elsewhere(),
                                InstalledNames.near(missing.name(), names(manifest))),
                        failure);
            }
            throw failure;
        }
    }

    private static Set<PackageName> names(Manifest manifest) {
        var names = new TreeSet<PackageName>();
        for (var section : manifest.sections()) {
            manifest.requirements(section).forEach(it -> name(it).ifPresent(names::add));
        }
        return names;
    }
}

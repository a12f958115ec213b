package dev.wardian.stack.workspace;

import dev.wardian.stack.Wardian;
import dev.wardian.stack.environment.Environment;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.standards.name.PackageName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Removes requirements from the current project.
final class Removing {

    private final Wardian wardian;
    private final Workspace workspace;
    private final Environment environment;

    Removing(Wardian wardian, Workspace workspace, Environment environment) {
        this.wardian = wardian;
        this.workspace = workspace;
        this.environment = environment;
    }

    Edited run(Section section, Collection<PackageName> names, LockWish wish) {
        var before = workspace.current();
        var manifest = before;
        for (var name : names) {
            if (!Requirements.has(manifest, section, name)) {
                throw new StackException(
                        new StackProblem.NotDeclared(
                                name, section.toString(), elsewhere(manifest, name)));
            }
            manifest = Requirements.without(manifest, section, name);
            if (sectionsWith(manifest, name).isEmpty()) {
                manifest = Requirements.withoutSource(manifest, name);
            }
        }
        var draft = new Draft(wardian.settings(), workspace.lockFile());
        try {
            draft.tries(manifest);
            var changed =
                    workspace.askedBy(new Asker.OfEdit(before, workspace.asker())).with(manifest);
            var locking = new LockWork(wardian, changed).edited(wish, environment);
            return new Edited(
                    changed, locking, Requirements.difference(before, manifest, section), draft);
        } catch (RuntimeException | Error failure) {
            draft.close();
            throw failure;
        }
    }

    private static List<Section> sectionsWith(Manifest manifest, PackageName name) {
        var found = new ArrayList<Section>();
        for (var section : manifest.sections()) {
            if (Requirements.has(manifest, section, name)) {
                found.add(section);
            }
        }
        return found;
    }

    /// The options that name the sections where a package stands.
    private static List<String> elsewhere(Manifest manifest, PackageName name) {
        var options = new ArrayList<String>();
        for (var section : sectionsWith(manifest, name)) {
            options.add(
                    switch (section) {
                        case Section.Main() -> "";
                        case Section.Extra(var extra) -> " --optional " + extra;
                        case Section.Group(var group) -> " --group " + group;
                    });
        }
        return options;
    }
}

package dev.wardian.cli.command;

import dev.wardian.stack.choice.LockedPart;
import dev.wardian.stack.foreign.WhoAsks;
import dev.wardian.stack.workspace.Project;
import dev.wardian.standards.lock.LockedPackage;
import dev.wardian.standards.lock.Pylock;
import dev.wardian.standards.marker.MarkerSpace;
import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.name.PackageName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Who leads to whom in a lock that is exported, which `pylock.toml` does not say.
///
/// @param metadata of the packages that come from an index
/// @param askers who asks for each package
/// @param unasked what nobody asks for any more once something is pruned
record ExportedGraph(
        Map<LockedPackage, CoreMetadata> metadata,
        Map<PackageName, List<String>> askers,
        Set<PackageName> unasked) {

    static ExportedGraph none() {
        return new ExportedGraph(Map.of(), Map.of(), Set.of());
    }

    static ExportedGraph of(
            Session session, Project project, Pylock lock, Set<PackageName> pruned) {
        var metadata =
                session.wardian().inspector().metadata(project.interpreter(Optional.empty()), lock);
        var askers =
                WhoAsks.of(
                        metadata,
                        project.roots(ProjectOptionGroup.sync(session.arguments())),
                        lock.requiresPython().map(MarkerSpace::ofPython).orElse(MarkerSpace.all()),
                        pruned);
        var unasked = new HashSet<>(pruned);
        if (!pruned.isEmpty()) {
            lock.packages().stream()
                    .map(LockedPackage::name)
                    .filter(it -> !askers.containsKey(it))
                    .filter(
                            it ->
                                    project.workspace().members().stream()
                                            .noneMatch(
                                                    member ->
                                                            member.name().equals(Optional.of(it))))
                    .forEach(unasked::add);
        }
        return new ExportedGraph(metadata, askers, unasked);
    }

    /// Who asks, without what stands for a script and is no package that anybody knows.
    Map<PackageName, List<String>> askersBut(Project script) {
        var own = script.workspace().current().name().map(Object::toString).orElse("");
        var others = new HashMap<PackageName, List<String>>();
        askers.forEach(
                (name, all) ->
                        others.put(name, all.stream().filter(it -> !it.equals(own)).toList()));
        return others;
    }

    /// The part of the lock that is left.
    LockedPart left(LockedPart part) {
        if (unasked.isEmpty()) {
            return part;
        }
        var all = new HashSet<>(part.without());
        all.addAll(unasked);
        return part.without(all);
    }
}

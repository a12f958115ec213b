package dev.wardian.stack;

import dev.wardian.python.resolve.Candidate;
import dev.wardian.python.resolve.UniversalPackage;
import dev.wardian.python.resolve.UniversalResolution;
import dev.wardian.stack.choice.CompileChoices;
import dev.wardian.stack.internal.lock.LockedArtifacts;
import dev.wardian.stack.internal.lock.UniversalLock;
import dev.wardian.stack.internal.origin.DirectOrigin;
import dev.wardian.stack.internal.origin.Origins;
import dev.wardian.stack.lock.Chosen;
import dev.wardian.stack.lock.LockText;
import dev.wardian.stack.project.SelectedBy;
import dev.wardian.stack.universal.MarkedPackage;
import dev.wardian.stack.universal.UniversalSolution;
import dev.wardian.standards.lock.Pylock;
import dev.wardian.standards.marker.Marker;
import dev.wardian.standards.marker.MarkerSpace;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.GroupName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/// A universal resolution as the text of a lock or requirements file, and as the façade's answer.
final class UniversalOutput {

    private final CompileChoices choices;
    private final Materials materials;
    private final Origins origins;
    private final Function<UniversalPackage, Optional<Chosen>> remarks;

    /// @param remarks why versions of a package were passed over, where that is no matter of
    ///     requirements
    UniversalOutput(
            CompileChoices choices,
            Materials materials,
            Origins origins,
            Function<UniversalPackage, Optional<Chosen>> remarks) {
        this.remarks = remarks;
        this.choices = choices;
        this.materials = materials;
        this.origins = origins;
    }

    /// The text of a lock that will be this file.
    String lock(UniversalResolution found, Roots roots, Path output) {
        var artifacts = new LockedArtifacts(output, materials::digests);
        var directs = new LockedDirects(materials, artifacts);
        var lock =
                new UniversalLock(
                                artifacts,
                                one -> {
                                    var origin = origin(one);
                                    return new UniversalLock.Direct(
                                            directs.of(origin.orElseThrow()),
                                            !LockedDirects.isFolder(origin));
                                },
                                choices.emitIndexUrl(),
                                remarks)
                        .of(
                                found,
                                name -> choices.noEmit().contains(name),
                                extras(roots),
                                groups(roots));
        return LockedText.header(choices) + LockText.write(noted(lock));
    }

    private Pylock noted(Pylock lock) {
        return choices.notes()
                .map(
                        notes ->
                                new Pylock(
                                        lock.lockVersion(),
                                        lock.environments(),
                                        lock.requiresPython(),
                                        notes.extras(),
                                        notes.groups(),
                                        notes.defaultGroups(),
                                        lock.createdBy(),
                                        lock.packages(),
                                        Map.of("wardian", notes.tool())))
                .orElse(lock);
    }

    /// The extras that can be chosen, sorted.
    private static List<ExtraName> extras(Roots roots) {
        var extras = new TreeSet<ExtraName>();
        if (!roots.selections(false).isEmpty()) {
            for (var choices : roots.selectedBy().values()) {
                for (var choice : choices) {
                    if (choice instanceof SelectedBy.Extra(var name)) {
                        extras.add(name);
                    }
                }
            }
        }
        return List.copyOf(extras);
    }

    /// The groups that can be chosen, sorted.
    private static List<GroupName> groups(Roots roots) {
        var groups = new TreeSet<GroupName>();
        if (!roots.selections(false).isEmpty()) {
            for (var choices : roots.selectedBy().values()) {
                for (var choice : choices) {
                    if (choice instanceof SelectedBy.Group(var name)) {
                        groups.add(name);
                    }
                }
            }
        }
        return List.copyOf(groups);
    }

    /// The text of a requirements file.
    String pins(UniversalResolution found, List<String> options) {
        var granted = found.target().space();
        var pins = new ArrayList<PinnedText.Pin>(found.packages().size());
        for (var one : found.packages()) {
            pins.add(
                    new PinnedText.Pin(
                            one.name(),
                            one.version(),
                            extras(one),
                            one.candidate(),
                            origin(one),
                            one.via(),
                            remarks.apply(one).map(Chosen::text),
                            UniversalLock.marker(one.environments(), granted)));
        }
        return new PinnedText(choices, origins, materials).text(pins, options);
    }

    /// The extras that are asked for wherever the package is; what the others ask for is pinned.
    private static Set<ExtraName> extras(UniversalPackage one) {
        var everywhere = new TreeSet<ExtraName>();
        one.extras()
                .forEach(
                        (extra, where) -> {
                            if (one.environments().implies(where)) {
                                everywhere.add(extra);
                            }
                        });
        return everywhere;
    }

    UniversalSolution solution(UniversalResolution found, long milliseconds) {
        var granted = found.target().space();
        var packages = new ArrayList<MarkedPackage>(found.packages().size());
        for (var one : found.packages()) {
            var origin = origin(one);
            packages.add(
                    new MarkedPackage(
                            one.name(),
                            one.version(),
                            UniversalLock.marker(one.environments(), granted),
                            origin.map(direct -> direct.location().url()),
                            origin.isPresent() && origin.get().editable(),
                            SolvedPackages.via(one.via())));
        }
        return new UniversalSolution(
                found.target().requiresPython(),
                UniversalLock.environments(found.target()),
                forks(found.forks(), granted),
                packages,
                found.warnings(),
                milliseconds);
    }

    private static List<Marker> forks(List<MarkerSpace> spaces, MarkerSpace granted) {
        var markers = new ArrayList<Marker>(spaces.size());
        if (spaces.size() > 1) {
            for (var space : spaces) {
                markers.add(space.toMarker(granted));
            }
        }
        return markers;
    }

    private Optional<DirectOrigin> origin(UniversalPackage one) {
        return switch (one.candidate()) {
            case Candidate.Direct(var url) -> materials.at(url).or(() -> origins.of(one.name()));
            case Candidate.Indexed _, Candidate.Present _ -> Optional.empty();
        };
    }
}

package dev.wardian.python.resolve;

import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import dev.wardian.standards.version.VersionRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Makes the list of packages, with who asks for each, out of the solver's choice.
final class Answer {
    private final Sources sources;
    private final Requirements requirements;
    private final Selection selection;
    private final Horizons horizons;
    private final ResolveOptions options;
    private final Map<PackageName, Version> versions = new TreeMap<>();
    private final Map<PackageName, Set<ExtraName>> extras = new TreeMap<>();
    private final Map<PackageName, List<Via>> vias = new TreeMap<>();
    private final Notices notices = new Notices();

    Answer(
            Sources sources,
            Requirements requirements,
            Selection selection,
            Horizons horizons,
            ResolveOptions options) {
        this.sources = sources;
        this.requirements = requirements;
        this.selection = selection;
        this.horizons = horizons;
        this.options = options;
    }

    PythonResolution.Solved of(Map<Node, Version> choice) {
        choice.forEach(this::note);
        note(requirements.ofRoot());
        versions.forEach(this::noteNeeds);
        List<ResolvedPackage> packages = new ArrayList<>(versions.size());
        versions.forEach((name, version) -> packages.add(resolved(name, version)));
        return new PythonResolution.Solved(packages, notices.all());
    }

    private void note(Node node, Version version) {
        switch (node) {
            case Node.Start _ -> {}
            case Node.Project(PackageName name) -> versions.put(name, version);
            case Node.Extra(PackageName name, ExtraName extra) ->
                    extras.computeIfAbsent(name, _ -> new TreeSet<>()).add(extra);
            // stand for packages and extras that are decided on themselves
            case Node.Asked _, Node.Copy _ -> {}
        }
    }

    private void noteNeeds(PackageName name, Version version) {
        if (!options.dependencies()) {
            return;
        }
        CoreMetadata metadata = sources.metadata(name, version);
        note(requirements.of(metadata));
        for (ExtraName extra : extras.getOrDefault(name, Set.of())) {
            note(requirements.of(metadata, extra));
        }
        notices.noteMissingExtras(metadata, extras.getOrDefault(name, Set.of()));
    }

    private void note(List<Requirements.Ask> asks) {
        for (Requirements.Ask ask : asks) {
            List<Via> vias =
                    this.vias.computeIfAbsent(ask.requirement().name(), _ -> new ArrayList<>());
            if (!vias.contains(ask.via())) {
                vias.add(ask.via());
            }
        }
    }

    private ResolvedPackage resolved(PackageName name, Version version) {
        Sources.Chosen chosen = sources.chosen(name, version);
        notices.noteYanked(name, version, chosen.candidate());
        return new ResolvedPackage(
                name,
                version,
                chosen.candidate(),
                sources.metadata(name, version),
                extras.getOrDefault(name, Set.of()),
                vias.getOrDefault(name, List.of()),
                contemporary(name, version),
                passedOver(name, version));
    }

    /// Whether a newer version would fit, were it not for what an artifact proves.
    private Optional<ResolvedPackage.PassedOver> passedOver(PackageName name, Version version) {
        if (options.lessons().isEmpty() || sources.pageAtHand(name).isEmpty()) {
            return Optional.empty();
        }
        Candidates page = sources.pageAtHand(name).get();
        for (Lesson lesson : options.lessons()) {
            if (lesson.other().equals(name)
                    && versions.containsKey(lesson.name())
                    && lesson.versions().contains(versions.get(lesson.name()))) {
                int newest =
                        selection.ofItsOrder(
                                name, page, admitted(name).intersection(lesson.excluded()));
                if (newest >= 0 && page.version(newest).compareTo(version) > 0) {
                    return Optional.of(
                            new ResolvedPackage.PassedOver(page.version(newest), lesson));
                }
            }
        }
        return Optional.empty();
    }

    /// What all who ask for the package admit.
    private VersionRange admitted(PackageName name) {
        VersionRange allowed = VersionRange.full();
        for (Via via : vias.getOrDefault(name, List.of())) {
            allowed = allowed.intersection(via.requirement().specifiers().toRange());
        }
        return allowed;
    }

    /// Whether a newer version would fit, were it not for the time of a pin.
    private Optional<Contemporary> contemporary(PackageName name, Version version) {
        Optional<Horizon> horizon = horizons.of(name);
        Optional<Candidates> page = sources.pageAtHand(name);
        if (horizon.isEmpty() || page.isEmpty()) {
            return Optional.empty();
        }
        int newest = selection.ofItsOrder(name, page.get(), admitted(name));
        return newest >= 0 && page.get().version(newest).compareTo(version) > 0
                ? Optional.of(new Contemporary(horizon.get(), page.get().version(newest)))
                : Optional.empty();
    }
}

package dev.wardian.python.resolve;

import dev.wardian.python.PythonException;
import dev.wardian.python.index.DistributionFile;
import dev.wardian.python.index.Release;
import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.Version;
import dev.wardian.standards.version.VersionRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds what was written behind what the solver was told.
final class FactFinder {
    private final ResolveOptions options;
    private final Sources sources;
    private final Selection selection;
    private final Requirements requirements;

    FactFinder(
            ResolveOptions options,
            Sources sources,
            Selection selection,
            Requirements requirements) {
        this.options = options;
        this.sources = sources;
        this.selection = selection;
        this.requirements = requirements;
    }

    /// What a person asked for that came to this dependency.
    List<Requirements.Ask> asks(Node dependency, VersionRange accepted) {
        List<Requirements.Ask> found = new ArrayList<>();
        List<Requirements.Ask> all = requirements.ofRoot();
        boolean constrainedOnly = true;
        for (Requirements.Ask ask : all) {
            if (cameTo(ask, dependency, accepted)) {
                found.add(ask);
                constrainedOnly &= ask.via() instanceof Via.Constraint;
            }
        }
        if (constrainedOnly && !found.isEmpty()) {
            // a constraint counts only where somebody asks for the package
            PackageName name = found.getFirst().requirement().name();
            for (Requirements.Ask ask : all) {
                if (ask.via() instanceof Via.Root && ask.requirement().name().equals(name)) {
                    found.addFirst(ask);
                    break;
                }
            }
        }
        return found;
    }

    /// Where a person asks for the package, in whichever versions.
    Optional<Requirements.Ask> rootAsk(Node dependency) {
        for (Requirements.Ask ask : requirements.ofRoot()) {
            if (isNeed(ask, dependency)) {
                return Optional.of(ask);
            }
        }
        return Optional.empty();
    }

    /// Where each version within the range asks for the package, in whichever versions.
    Map<Version, Requirements.Ask> needs(Node dependent, VersionRange versions, Node dependency) {
        Map<Version, Requirements.Ask> needs = new LinkedHashMap<>();
        if (dependent instanceof Node.Plain plain) {
            for (Version version : sources.chosenVersions(plain.name())) {
                for (Requirements.Ask ask :
                        versions.contains(version)
                                ? asks(plain, version)
                                : List.<Requirements.Ask>of()) {
                    if (isNeed(ask, dependency)) {
                        needs.putIfAbsent(version, ask);
                    }
                }
            }
        }
        return needs;
    }

    private List<Requirements.Ask> asks(Node.Plain plain, Version version) {
        CoreMetadata metadata = sources.metadata(plain.name(), version);
        return switch (plain) {
            case Node.Project _ -> requirements.of(metadata);
            case Node.Extra(var _, ExtraName extra) -> requirements.of(metadata, extra);
        };
    }

    private static boolean isNeed(Requirements.Ask ask, Node dependency) {
        return !(ask.via() instanceof Via.Constraint)
                && dependency.plain() instanceof Node.Plain plain
                && plain.name().equals(ask.requirement().name());
    }

    /// What some version within the range asked for that came to this dependency.
    Optional<Requirements.Ask> ask(
            Node dependent, VersionRange versions, Node dependency, VersionRange accepted) {
        return switch (dependent) {
            case Node.Start _, Node.Asked _, Node.Copy _ -> Optional.empty();
            case Node.Project(PackageName name) ->
                    ask(name, versions, Optional.empty(), dependency, accepted);
            case Node.Extra(PackageName name, ExtraName extra) ->
                    ask(name, versions, Optional.of(extra), dependency, accepted);
        };
    }

    private Optional<Requirements.Ask> ask(
            PackageName name,
            VersionRange versions,
            Optional<ExtraName> extra,
            Node dependency,
            VersionRange accepted) {
        for (Version version : sources.chosenVersions(name)) {
            if (!versions.contains(version)) {
                continue;
            }
            CoreMetadata metadata = sources.metadata(name, version);
            List<Requirements.Ask> asks =
                    extra.isPresent()
                            ? requirements.of(metadata, extra.get())
                            : requirements.of(metadata);
            for (Requirements.Ask ask : asks) {
                if (cameTo(ask, dependency, accepted)) {
                    return Optional.of(ask);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean cameTo(Requirements.Ask ask, Node dependency, VersionRange accepted) {
        Requirement requirement = ask.requirement();
        boolean same =
                switch (dependency) {
                    case Node.Start _, Node.Asked _, Node.Copy _ -> false;
                    case Node.Project(PackageName name) ->
                            requirement.name().equals(name)
                                    && (requirement.extras().isEmpty()
                                            || ask.via() instanceof Via.Constraint);
                    case Node.Extra(PackageName name, ExtraName extra) ->
                            requirement.name().equals(name) && requirement.extras().contains(extra);
                };
        return same && requirement.specifiers().toRange().equals(accepted);
    }

    /// Every version of the package that is offered and visible, the newest first.
    List<Version> offered(PackageName name) {
        if (sources.address(name).isPresent()) {
            return sources.chosenVersions(name);
        }
        Optional<Candidates> page = sources.pageAtHand(name);
        return page.isPresent() ? page.get().visible() : sources.chosenVersions(name);
    }

    /// The same, asking the index if the solver never needed to: what is told must not depend on
    /// which answer of the network came first. Nothing where the index cannot be asked.
    List<Version> choice(PackageName name) {
        if (sources.address(name).isPresent()) {
            return sources.chosenVersions(name);
        }
        try {
            return sources.page(name).map(Candidates::visible).orElse(List.of());
        } catch (PythonException _) {
            return List.of();
        }
    }

    /// Why versions within what was asked, which the solver never saw, do not count.
    List<Fact> overlooked(PackageName name, VersionRange asked) {
        Optional<Candidates> page = sources.pageAtHand(name);
        if (page.isEmpty()) {
            return List.of();
        }
        List<Version> tooNew = new ArrayList<>();
        List<Version> undated = new ArrayList<>();
        List<Version> prereleases = new ArrayList<>();
        for (int index = 0; index < page.get().size(); index++) {
            Version version = page.get().version(index);
            if (asked.contains(version)) {
                if (page.get().assessment(index).isInvisible()) {
                    (isDated(page.get().release(index)) ? tooNew : undated).add(version);
                } else if (version.isPrerelease() && !selection.admitsPrereleases(name)) {
                    prereleases.add(version);
                }
            }
        }
        List<Fact> facts = new ArrayList<>();
        if (!prereleases.isEmpty()) {
            facts.add(refused(name, asked, prereleases, new Refusal.Prerelease()));
        }
        Optional<Instant> limit = options.excludeNewer(name);
        if (!tooNew.isEmpty() && limit.isPresent()) {
            facts.add(refused(name, asked, tooNew, new Refusal.TooNew(limit.get())));
        }
        if (!undated.isEmpty() && limit.isPresent()) {
            facts.add(refused(name, asked, undated, new Refusal.Undated(limit.get())));
        }
        return facts;
    }

    private static boolean isDated(Release release) {
        for (DistributionFile file : release.files()) {
            if (file.uploadTime().isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static Fact refused(
            PackageName name, VersionRange asked, List<Version> versions, Refusal refusal) {
        return new Fact.Refused(name, new VersionText(asked, versions), refusal);
    }
}

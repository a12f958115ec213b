package dev.wardian.python.resolve;

import dev.wardian.python.IndexProblem;
import dev.wardian.python.PythonException;
import dev.wardian.python.PythonProblem;
import dev.wardian.python.index.DistributionFile;
import dev.wardian.python.index.PackageSource;
import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.SpecifierSet;
import dev.wardian.standards.version.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What one resolution knows of each package: its page, its address, the candidate of each version.
///
/// Pages may be asked for by all threads; all else belongs to the thread that resolves.
final class Sources {
    private final PackageSource source;
    private final DirectSource direct;
    private final FileChoice files;
    private final ResolveOptions options;
    private final Manifest manifest;
    private final Map<PackageName, Candidates> pages = new ConcurrentHashMap<>();
    private final Map<PackageName, Refusal> missing = new ConcurrentHashMap<>();
    private final Map<PackageName, Map<Version, Chosen>> chosen = new HashMap<>();

    Sources(
            PackageSource source,
            DirectSource direct,
            FileChoice files,
            ResolveOptions options,
            Manifest manifest) {
        this.source = source;
        this.direct = direct;
        this.files = files;
        this.options = options;
        this.manifest = manifest;
    }

    /// One version of a package and what it is installed from.
    ///
    /// @param assessment what is known of the files, null if it comes from no index
    record Chosen(Candidate candidate, @Nullable Assessment assessment) {}

    /// The releases, or nothing if there are none to be had; [#missing] says why.
    Optional<Candidates> page(PackageName name) {
        Candidates known = pages.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        if (missing.containsKey(name)) {
            return Optional.empty();
        }
        try {
            known = new Candidates(source.page(name), files);
        } catch (PythonException e) {
            Optional<Refusal> refusal = refusal(e.problem());
            if (refusal.isEmpty()) {
                throw e;
            }
            missing.put(name, refusal.get());
            return Optional.empty();
        }
        Candidates earlier = pages.putIfAbsent(name, known);
        return Optional.of(earlier == null ? known : earlier);
    }

    /// What makes a package or a version unusable, where other problems end the resolution.
    private static Optional<Refusal> refusal(PythonProblem problem) {
        return switch (problem) {
            case PythonProblem.UnknownPackage unknown -> Optional.of(new Refusal.NotKnown(unknown));
            case IndexProblem.BadMetadata _,
                    IndexProblem.ForeignMetadata _,
                    IndexProblem.BadAddress _,
                    IndexProblem.FileGone _,
                    IndexProblem.NotKept _ ->
                    Optional.of(new Refusal.Unreadable(problem));
            default -> Optional.empty();
        };
    }

    /// The releases if they were asked for before.
    Optional<Candidates> pageAtHand(PackageName name) {
        return Optional.ofNullable(pages.get(name));
    }

    /// Why there is no page.
    Refusal missing(PackageName name) {
        return missing.getOrDefault(name, new Refusal.NoFiles());
    }

    /// What lies at the address that a person named for the package.
    CoreMetadata atAddress(PackageName name, String url) {
        return direct.metadata(name, url);
    }

    /// Somebody asks for certain versions of a package that has an address.
    void versionDecides(PackageName name) {
        address(name).ifPresent(url -> direct.versionDecides(name, url));
    }

    /// Notes what a version is installed from; answers whether it was never chosen before.
    boolean choose(PackageName name, Version version, Chosen how) {
        return chosen.computeIfAbsent(name, _ -> new HashMap<>(4)).putIfAbsent(version, how)
                == null;
    }

    /// The version, spelled as it is offered, if it was chosen before.
    Optional<Version> spelled(PackageName name, Version version) {
        for (Version one : chosen.getOrDefault(name, Map.of()).keySet()) {
            if (one.equals(version)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    Chosen chosen(PackageName name, Version version) {
        Chosen how = chosen.getOrDefault(name, Map.of()).get(version);
        if (how == null) {
            throw new IllegalStateException(name + " " + version + " was never chosen");
        }
        return how;
    }

    /// The versions that were chosen at some time, the newest first.
    List<Version> chosenVersions(PackageName name) {
        List<Version> versions = new ArrayList<>(chosen.getOrDefault(name, Map.of()).keySet());
        versions.sort(Comparator.reverseOrder());
        return versions;
    }

    /// The metadata of a version that was chosen before, or why there is none to be had.
    Known known(PackageName name, Version version) {
        try {
            return new Known.Metadata(metadata(name, version));
        } catch (PythonException e) {
            Optional<Refusal> refusal = refusal(e.problem());
            if (refusal.isEmpty()) {
                throw e;
            }
            return new Known.Nothing(refusal.get());
        }
    }

    /// What can be learned of a version.
    sealed interface Known {
        record Metadata(CoreMetadata metadata) implements Known {}

        record Nothing(Refusal refusal) implements Known {}
    }

    /// The file of an index whose metadata [#metadata] reads for a version that was chosen before.
    Optional<DistributionFile> described(PackageName name, Version version) {
        Chosen how = chosen(name, version);
        return how.candidate() instanceof Candidate.Indexed(var file, var _)
                        && options.dependencies()
                ? Optional.of(described(file, how.assessment()))
                : Optional.empty();
    }

    private static DistributionFile described(
            DistributionFile file, @Nullable Assessment assessment) {
        return assessment == null || assessment.described() == null ? file : assessment.described();
    }

    /// The metadata of a version that was chosen before, read if need be.
    CoreMetadata metadata(PackageName name, Version version) {
        Chosen how = chosen(name, version);
        return switch (how.candidate()) {
            case Candidate.Present(PresentPackage present) -> present.metadata().get();
            case Candidate.Direct(String url) -> direct.metadata(name, url);
            case Candidate.Indexed(var file, var _) ->
                    options.dependencies()
                            ? source.metadata(described(file, how.assessment()))
                            : bare(name, version);
        };
    }

    /// Whether the package's only candidate lies at an address.
    Optional<String> address(PackageName name) {
        return manifest.address(name);
    }

    private static CoreMetadata bare(PackageName name, Version version) {
        return CoreMetadata.of(
                name, version, Optional.<SpecifierSet>empty(), List.of(), new TreeSet<>());
    }
}

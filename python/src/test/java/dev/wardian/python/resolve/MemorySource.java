package dev.wardian.python.resolve;

import dev.wardian.python.PythonException;
import dev.wardian.python.PythonProblem;
import dev.wardian.python.index.DistributionFile;
import dev.wardian.python.index.IndexLocation;
import dev.wardian.python.index.PackageSource;
import dev.wardian.python.index.ProjectPage;
import dev.wardian.python.index.Release;
import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.SpecifierSet;
import dev.wardian.standards.version.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/// An index in memory.
final class MemorySource implements PackageSource {
    private static final IndexLocation INDEX = IndexLocation.simple("http://index.invalid/simple/");

    private final Map<PackageName, NavigableMap<Version, List<DistributionFile>>> files =
            new HashMap<>();
    private final Map<String, CoreMetadata> metadata = new HashMap<>();
    private final Set<String> read = ConcurrentHashMap.newKeySet();
    private final Set<String> prefetched = ConcurrentHashMap.newKeySet();

    /// Offers one pure wheel of a version that needs these.
    MemorySource offer(String name, String version, String... requires) {
        return offer(
                name,
                version,
                name.replace('-', '_') + "-" + version + "-py3-none-any.whl",
                "",
                List.of(requires),
                file -> file);
    }

    /// Offers one file; an empty text for `python` asks for none in particular.
    MemorySource offer(
            String name,
            String version,
            String filename,
            String python,
            List<String> requires,
            UnaryOperator<DistributionFile.Builder> more) {
        PackageName project = PackageName.of(name);
        Version parsed = Version.parse(version);
        DistributionFile.Builder file =
                DistributionFile.named(filename, "http://files.invalid/" + filename, INDEX);
        if (!python.isEmpty()) {
            file.requiresPython(python);
        }
        files.computeIfAbsent(project, _ -> new TreeMap<>(Comparator.reverseOrder()))
                .computeIfAbsent(parsed, _ -> new ArrayList<>())
                .add(more.apply(file).build());
        List<Requirement> needs = new ArrayList<>();
        TreeSet<ExtraName> extras = new TreeSet<>();
        for (String text : requires) {
            Requirement requirement = Requirement.parse(text);
            needs.add(requirement);
            requirement.marker().ifPresent(marker -> extras.addAll(marker.mentionedExtras()));
        }
        Optional<SpecifierSet> asked =
                python.isEmpty() ? Optional.empty() : Optional.of(SpecifierSet.parse(python));
        metadata.put(filename, CoreMetadata.of(project, parsed, asked, needs, extras));
        return this;
    }

    /// The names of the files whose metadata was asked for.
    Set<String> read() {
        return read;
    }

    /// The names of the files whose metadata was announced to be needed soon.
    Set<String> prefetched() {
        return prefetched;
    }

    @Override
    public ProjectPage page(PackageName name) {
        NavigableMap<Version, List<DistributionFile>> offered = files.get(name);
        if (offered == null) {
            throw new PythonException(
                    new PythonProblem.UnknownPackage(name.toString(), List.of(), List.of()));
        }
        List<Release> releases = new ArrayList<>();
        offered.forEach((version, all) -> releases.add(Release.of(version, all)));
        return ProjectPage.of(name, List.copyOf(releases));
    }

    @Override
    public CoreMetadata metadata(DistributionFile file) {
        read.add(file.filename());
        CoreMetadata known = metadata.get(file.filename());
        if (known == null) {
            throw new IllegalArgumentException(file.filename());
        }
        return known;
    }

    @Override
    public void prefetchPage(PackageName name) {}

    @Override
    public void prefetchMetadata(DistributionFile file) {
        prefetched.add(file.filename());
    }
}

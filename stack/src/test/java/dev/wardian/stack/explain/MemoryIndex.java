package dev.wardian.stack.explain;

import dev.wardian.python.PythonException;
import dev.wardian.python.PythonProblem;
import dev.wardian.python.environment.Target;
import dev.wardian.python.index.DistributionFile;
import dev.wardian.python.index.IndexLocation;
import dev.wardian.python.index.PackageSource;
import dev.wardian.python.index.ProjectPage;
import dev.wardian.python.index.Release;
import dev.wardian.python.resolve.Offer;
import dev.wardian.python.resolve.Origin;
import dev.wardian.python.resolve.PythonResolution;
import dev.wardian.python.resolve.PythonResolver;
import dev.wardian.python.resolve.ResolveListener;
import dev.wardian.python.resolve.ResolveOptions;
import dev.wardian.python.resolve.RootRequirement;
import dev.wardian.standards.marker.MarkerEnvironment;
import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.tag.CompatibleTags;
import dev.wardian.standards.tag.WheelTag;
import dev.wardian.standards.version.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// Packages in memory, and the resolver over them as a [Trial] for Python 3.12.
final class MemoryIndex implements PackageSource, Trial {
    private static final IndexLocation INDEX = IndexLocation.simple("http://index.invalid/simple/");

    private final Map<PackageName, NavigableMap<Version, DistributionFile>> files = new HashMap<>();
    private final Map<String, CoreMetadata> metadata = new HashMap<>();

    MemoryIndex offer(String name, String version, String... requires) {
        return offerFor("", name, version, requires);
    }

    MemoryIndex offerFor(String python, String name, String version, String... requires) {
        var project = PackageName.of(name);
        var parsed = Version.parse(version);
        var filename = name.replace('-', '_') + "-" + version + "-py3-none-any.whl";
        var file = DistributionFile.named(filename, "http://files.invalid/" + filename, INDEX);
        if (!python.isEmpty()) {
            file.requiresPython(python);
        }
        files.computeIfAbsent(project, _ -> new TreeMap<>(Comparator.reverseOrder()))
                .put(parsed, file.build());
        var needs = new ArrayList<Requirement>();
        for (var text : requires) {
            needs.add(Requirement.parse(text));
        }
        metadata.put(
                filename,
                CoreMetadata.of(project, parsed, Optional.empty(), needs, new TreeSet<>()));
        return this;
    }

    /// What a person asks for in `requirements.txt`, a line each.
    static Question question(String... requirements) {
        return question(List.of(requirements), List.of());
    }

    static Question question(List<String> requirements, List<String> constraints) {
        return new Question(
                written("requirements.txt", requirements),
                written("constraints.txt", constraints),
                List.of(),
                Optional.empty());
    }

    private static List<RootRequirement> written(String file, List<String> texts) {
        var roots = new ArrayList<RootRequirement>();
        for (var text : texts) {
            var line = roots.size() + 1;
            var place = Optional.of(new Origin.Place(file, line));
            roots.add(
                    new RootRequirement(
                            Requirement.parse(text), new Origin(file + ":" + line, place)));
        }
        return roots;
    }

    /// The inquiry into a question that has no solution.
    Inquiry inquiry(Question question) {
        var first = ((PythonResolution.Unsolvable) answer(question)).explanation();
        return new Inquiry(question, first, Version.parse("3.12.0"), this, _ -> {});
    }

    @Override
    public PythonResolution answer(Question question) {
        return resolver(question.python().orElse(Version.parse("3.12.0")))
                .resolve(question.requirements(), question.constraints(), question.overrides());
    }

    private PythonResolver resolver(Version python) {
        var markers =
                MarkerEnvironment.of(
                        Map.of(
                                "python_version",
                                python.major() + "." + python.minor(),
                                "python_full_version",
                                python.toString(),
                                "sys_platform",
                                "linux"));
        var tags = CompatibleTags.of(List.of(new WheelTag("py3", "none", "any")));
        return new PythonResolver(
                this,
                new Target(markers, tags, python),
                ResolveOptions.DEFAULT,
                ResolveListener.SILENT);
    }

    @Override
    public List<Version> usable(PackageName name) {
        return Offer.usable(resolver(Version.parse("3.12.0")).offers(name));
    }

    @Override
    public List<Requirement> requires(PackageName name, Version version) {
        return resolver(Version.parse("3.12.0")).requires(name, version);
    }

    @Override
    public ProjectPage page(PackageName name) {
        var offered = files.get(name);
        if (offered == null) {
            throw new PythonException(
                    new PythonProblem.UnknownPackage(name.toString(), List.of(), List.of()));
        }
        var releases = new ArrayList<Release>();
        offered.forEach((version, file) -> releases.add(Release.of(version, List.of(file))));
        return ProjectPage.of(name, List.copyOf(releases));
    }

    @Override
    public CoreMetadata metadata(DistributionFile file) {
        return Objects.requireNonNull(metadata.get(file.filename()));
    }

    @Override
    public void prefetchPage(PackageName name) {}

    @Override
    public void prefetchMetadata(DistributionFile file) {}
}

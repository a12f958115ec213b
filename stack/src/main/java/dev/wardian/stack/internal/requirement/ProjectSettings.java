package dev.wardian.stack.internal.requirement;

import dev.wardian.stack.choice.BuildChoices;
import dev.wardian.stack.choice.BuildChoices.ExtraRequirement;
import dev.wardian.stack.choice.IndexOptions;
import dev.wardian.stack.choice.PackageSelection;
import dev.wardian.stack.choice.ResolveChoices;
import dev.wardian.stack.exchange.UploadLimit;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.stack.project.PackageOrigin;
import dev.wardian.stack.project.ProjectConfiguration;
import dev.wardian.stack.requirement.Declared;
import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The configuration of the project that a folder belongs to, in the terms of this package.
public final class ProjectSettings {

    private static final ProjectSettings NONE =
            new ProjectSettings(ProjectConfiguration.none(), "pyproject.toml");

    private final ProjectConfiguration configuration;
    private final String shown;

    private ProjectSettings(ProjectConfiguration configuration, String shown) {
        this.configuration = configuration;
        this.shown = shown;
    }

    /// That of the nearest `pyproject.toml`, in the folder or above it, that says anything to us.
    /// Files that do not are not parsed: most runs meet none that does.
    public static ProjectSettings of(Path workingFolder) {
        for (var folder = workingFolder; folder != null; folder = folder.getParent()) {
            var file = folder.resolve("pyproject.toml");
            if (Files.isRegularFile(file) && speaksToUs(file)) {
                var shown = folder.equals(workingFolder) ? "pyproject.toml" : file.toString();
                return new ProjectSettings(ProjectFile.read(file, shown).configuration(), shown);
            }
        }
        return NONE;
    }

    private static boolean speaksToUs(Path file) {
        try {
            var text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            return text.contains("tool.uv") || text.contains("tool.wardian");
        } catch (IOException _) {
            return false;
        }
    }

    /// The named indexes, and those that single packages come from whoever asks for them.
    ///
    /// @param withoutSources packages whose sources do not count
    public IndexOptions indexes(PackageSelection withoutSources) {
        var sources = new HashMap<PackageName, List<PackageOrigin.OfIndex>>();
        configuration
                .sources()
                .forEach(
                        (name, origins) -> {
                            var indexes = indexes(origins);
                            if (!indexes.isEmpty() && !withoutSources.contains(name)) {
                                sources.put(name, indexes);
                            }
                        });
        return configuration.indexes().isEmpty() && sources.isEmpty()
                ? IndexOptions.none()
                : IndexOptions.none().withDeclared(configuration.indexes(), sources);
    }

    private static List<PackageOrigin.OfIndex> indexes(List<PackageOrigin> origins) {
        var found = new ArrayList<PackageOrigin.OfIndex>();
        for (var origin : origins) {
            if (origin instanceof PackageOrigin.OfIndex index
                    && index.when().holdsIn(Optional.empty(), Optional.empty())) {
                found.add(index);
            }
        }
        return found;
    }

    /// How much an archive may unpack to.
    public Optional<String> maxUnpackedSize() {
        return configuration.maxUnpackedSize();
    }

    /// The packages of the distribution that it needs.
    public List<String> systemPackages() {
        return configuration.systemPackages();
    }

    /// The project file as it is named in messages.
    public String shown() {
        return shown;
    }

    public List<Declared> constraints() {
        return declared(configuration.constraints(), "constraint-dependencies");
    }

    public List<Declared> overrides() {
        return declared(configuration.overrides(), "override-dependencies");
    }

    public List<Declared> excludes() {
        return declared(configuration.excludes(), "exclude-dependencies");
    }

    public List<Declared> buildConstraints() {
        return declared(configuration.buildConstraints(), "build-constraint-dependencies");
    }

    private List<Declared> declared(List<String> texts, String key) {
        var all = new ArrayList<Declared>(texts.size());
        for (var text : texts) {
            all.add(Declared.of(text, shown + ", `" + key + "`"));
        }
        return all;
    }

    /// What the project chooses where nobody says otherwise.
    public ResolveChoices choices(Instant now) {
        try {
            return limited(now)
                    .withCorrections(Corrections.ofProject(configuration.corrections(), shown))
                    .withBuilds(builds());
        } catch (SyntaxException problem) {
            throw new StackException(
                    new StackProblem.Invalid(
                            shown, "`" + problem.text() + "` cannot be read", problem.expected()),
                    problem);
        }
    }

    private ResolveChoices limited(Instant now) {
        var choices = ResolveChoices.usual();
        var limit = configuration.excludeNewer();
        if (limit.isPresent()) {
            choices = choices.withExcludeNewer(UploadLimit.parse(limit.get(), now));
        }
        for (var entry : configuration.excludeNewerByPackage().entrySet()) {
            choices =
                    choices.withExcludeNewer(
                            entry.getKey(),
                            entry.getValue().equals("false")
                                    ? Optional.empty()
                                    : Optional.of(UploadLimit.parse(entry.getValue(), now)));
        }
        return choices;
    }

    private BuildChoices builds() {
        var builds =
                BuildChoices.usual()
                        .withoutIsolation(PackageSelection.only(configuration.noBuildIsolation()));
        for (var entry : configuration.extraBuildDependencies().entrySet()) {
            var extra = new ArrayList<ExtraRequirement>();
            for (var one : entry.getValue()) {
                extra.add(
                        new ExtraRequirement(
                                Requirement.parse(one.requirement()), one.matchRuntime()));
            }
            builds = builds.withExtraRequirements(entry.getKey(), extra);
        }
        for (Map.Entry<PackageName, Map<String, String>> entry :
                configuration.extraBuildVariables().entrySet()) {
            builds = builds.withVariables(entry.getKey(), entry.getValue());
        }
        return builds;
    }
}

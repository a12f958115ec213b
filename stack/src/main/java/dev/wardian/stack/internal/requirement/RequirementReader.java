package dev.wardian.stack.internal.requirement;

import dev.wardian.python.resolve.Origin;
import dev.wardian.stack.choice.IndexOptions;
import dev.wardian.stack.choice.PackageSelection;
import dev.wardian.stack.choice.RequirementSources;
import dev.wardian.stack.exchange.Location;
import dev.wardian.stack.exchange.RequirementsLine;
import dev.wardian.stack.exchange.RequirementsText;
import dev.wardian.stack.exchange.WrittenRequirement;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.stack.project.SelectedBy;
import dev.wardian.stack.project.WantedTogether;
import dev.wardian.stack.requirement.Declared;
import dev.wardian.stack.requirement.RequirementSet;
import dev.wardian.stack.settings.Settings;
import dev.wardian.stack.universal.ProjectEnvironments;
import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.name.PackageName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Reads [RequirementSources] with everything that their files include. Used once, by one thread.
public final class RequirementReader {

    private final Settings settings;
    private final RequirementFiles files;
    private final List<Declared> requirements = new ArrayList<>();
    private final List<Declared> constraints = new ArrayList<>();
    private final List<Declared> overrides = new ArrayList<>();
    private final List<Declared> excludes = new ArrayList<>();
    private final List<Declared> buildConstraints = new ArrayList<>();
    private final List<Path> locks = new ArrayList<>();
    private final List<String> extraIndexes = new ArrayList<>();
    private final List<String> findLinks = new ArrayList<>();
    private final List<String> trustedHosts = new ArrayList<>();
    private final Set<String> open = new HashSet<>();
    private Optional<String> indexUrl = Optional.empty();
    private boolean noIndex;
    private boolean prereleases;
    private boolean requireHashes;
    private PackageSelection noBinary = PackageSelection.none();
    private PackageSelection onlyBinary = PackageSelection.none();
    private ProjectEnvironments environments = ProjectEnvironments.any();
    private PackageSelection withoutSources = PackageSelection.none();
    private WantedTogether together = WantedTogether.anything();
    private final Map<Path, ProjectFile> projects = new LinkedHashMap<>();

    /// @param remote fetches a requirements file that lies behind `http`
    public RequirementReader(Settings settings, Function<String, byte[]> remote) {
        this.settings = settings;
        this.files = new RequirementFiles(settings, remote);
    }

    public RequirementSet read(RequirementSources sources) {
        withoutSources = sources.withoutSources();
        together = sources.together();
        for (var text : sources.packages()) {
            var declared = Declared.of(text);
            // refused here, before anybody makes an environment for it
            var _ = DeclaredRequirement.of(declared, settings.workingFolder());
            requirements.add(declared);
        }
        for (var text : sources.editables()) {
            requirements.add(Declared.ofEditable(text, "command line"));
        }
        for (var file : sources.files()) {
            requirementFile(file, sources);
        }
        for (var group : sources.groups()) {
            group(group);
        }
        if (sources.allGroups()) {
            allGroups(sources.files());
        }
        requirements.replaceAll(one -> isCopied(one, sources.copied()) ? one.asCopy() : one);
        all(sources.constraints(), Kind.CONSTRAINTS);
        all(sources.overrides(), Kind.OVERRIDES);
        all(sources.excludes(), Kind.EXCLUDES);
        all(sources.buildConstraints(), Kind.BUILD_CONSTRAINTS);
        var project = ProjectSettings.of(settings);
        constraints.addAll(project.constraints());
        overrides.addAll(project.overrides());
        excludes.addAll(project.excludes());
        buildConstraints.addAll(project.buildConstraints());
        return RequirementSet.of(requirements)
                .withConstraints(constraints)
                .withOverrides(overrides)
                .withExcludes(excluded())
                .withBuildConstraints(buildConstraints)
                .withIndexes(indexes().over(indexes(project, sources.members())))
                .withPrereleases(prereleases)
                .withRequireHashes(requireHashes)
                .withFormats(onlyBinary, noBinary)
                .withLocks(locks)
                .withEnvironments(environments)
                .withoutSources(withoutSources)
                .withTogether(together);
    }

    /// Those of the configuration, and where projects that were read take single packages from.
    private IndexOptions indexes(ProjectSettings project, List<String> others) {
        var usual = project.indexes(withoutSources, chosen(), together);
        for (var file : others) {
            var _ = project(files.inWorkingFolder(file), file);
        }
        var members = new ArrayList<>(projects.values());
        members.removeIf(it -> project.isLayer(it.folder()));
        var chosen = chosen();
        members.forEach(it -> chosen.addAll(others.isEmpty() ? Set.of() : it.choices()));
        return members.isEmpty()
                ? usual
                : new MemberIndexes(usual, withoutSources, chosen, together).with(members);
    }

    private Set<SelectedBy> chosen() {
        var chosen = new HashSet<SelectedBy>();
        requirements.forEach(one -> one.selectedBy().ifPresent(chosen::add));
        return chosen;
    }

    /// Whether something editable is to be a copy. What a folder holds is called as its project
    /// file says, a repository as `#egg=` does.
    private boolean isCopied(Declared declared, PackageSelection copied) {
        return switch (copied) {
            case PackageSelection.None() -> false;
            case PackageSelection.All() -> true;
            case PackageSelection.Only(var names) ->
                    declared.editable()
                            && DeclaredRequirement.of(declared, settings.workingFolder())
                                    instanceof WrittenRequirement.Located located
                            && name(located).filter(names::contains).isPresent();
        };
    }

    private Optional<PackageName> name(WrittenRequirement.Located located) {
        return located.name().isEmpty() && located.location() instanceof Location.Local local
                ? ProjectFile.in(
                                local.subdirectory()
                                        .map(local.path()::resolve)
                                        .orElse(local.path()),
                                settings.drafts())
                        .flatMap(ProjectFile::name)
                : located.name();
    }

    private ProjectFile project(Path path, String shown) {
        return projects.computeIfAbsent(
                path,
                it ->
                        ProjectFile.read(it, shown, settings.drafts())
                                .withoutSources(withoutSources));
    }

    private IndexOptions indexes() {
        return new IndexOptions(
                indexUrl,
                extraIndexes,
                findLinks,
                noIndex,
                IndexOptions.Strategy.FIRST_INDEX,
                trustedHosts);
    }

    private enum Kind {
        REQUIREMENTS,
        CONSTRAINTS,
        OVERRIDES,
        EXCLUDES,
        BUILD_CONSTRAINTS
    }

    private void all(List<String> files, Kind kind) {
        for (var file : files) {
            requirementsText(file, kind);
        }
    }

    /// As with uv only the names count in files that name what is left out.
    private Set<PackageName> excluded() {
        var names = new HashSet<PackageName>();
        for (var declared : excludes) {
            var written = DeclaredRequirement.of(declared, settings.workingFolder());
            if (!(written instanceof WrittenRequirement.Named(var named))) {
                throw new StackException(
                        new StackProblem.Invalid(
                                declared.origin(),
                                "`" + declared.text() + "` cannot be left out",
                                "the name of a package"));
            }
            names.add(named.name());
        }
        return names;
    }

    private void requirementFile(String file, RequirementSources sources) {
        var name = RequirementFiles.lastSegment(file);
        if (name.equals("pyproject.toml")) {
            var project = project(files.inWorkingFolder(file), file);
            requirements.addAll(project.dependencies(sources.extras(), sources.allExtras()));
            environments = environments.and(project.limits().environments());
        } else if (isLock(name)) {
            locks.add(files.inWorkingFolder(file));
        } else if (name.equals("setup.py") || name.equals("setup.cfg")) {
            var folder = files.inWorkingFolder(file).resolveSibling("");
            requirements.add(Declared.of(folder.toString(), file));
        } else {
            requirementsText(file, Kind.REQUIREMENTS);
        }
    }

    private void group(String text) {
        var colon = text.lastIndexOf(':');
        var file = colon < 0 ? "pyproject.toml" : text.substring(0, colon);
        var path = files.inWorkingFolder(file);
        if (Files.isDirectory(path)) {
            path = path.resolve("pyproject.toml");
        }
        var project = project(path, file);
        requirements.addAll(project.group(text.substring(colon + 1)));
        limitOnce(project);
    }

    /// What a project says of its environments, unless one has spoken already.
    private void limitOnce(ProjectFile project) {
        if (environments.equals(ProjectEnvironments.any())) {
            environments = project.limits().environments();
        }
    }

    /// The groups of the projects among the files, else of the one in the working folder.
    private void allGroups(List<String> named) {
        var projects = new ArrayList<String>();
        for (var file : named) {
            if (RequirementFiles.lastSegment(file).equals("pyproject.toml")) {
                projects.add(file);
            }
        }
        for (var file : projects.isEmpty() ? List.of("pyproject.toml") : projects) {
            var project = project(files.inWorkingFolder(file), file);
            for (var name : project.groupNames()) {
                requirements.addAll(project.group(name));
            }
            limitOnce(project);
        }
    }

    /// True for `pylock.toml` and `pylock.NAME.toml` (PEP 751, file names).
    public static boolean isLock(String name) {
        if (name.equals("pylock.toml")) {
            return true;
        }
        var middle = name.length() - ".toml".length();
        return name.startsWith("pylock.")
                && name.endsWith(".toml")
                && middle > "pylock.".length()
                && name.indexOf('.', "pylock.".length()) == middle;
    }

    private void requirementsText(String file, Kind kind) {
        if (!open.add(kind + file)) {
            return;
        }
        var content = files.decoded(file);
        List<RequirementsLine> lines;
        try {
            lines = RequirementsText.parse(content, this::variable);
        } catch (SyntaxException problem) {
            throw RequirementFiles.malformed(file, problem);
        }
        for (var line : lines) {
            line(line, file, kind);
        }
    }

    private Optional<String> variable(String name) {
        var value = settings.environment().get(name);
        if (value == null && name.equals("PROJECT_ROOT")) {
            return Optional.of(settings.workingFolder().toString());
        }
        return Optional.ofNullable(value);
    }

    private void line(RequirementsLine line, String file, Kind kind) {
        switch (line) {
            case RequirementsLine.Required required -> required(required, file, kind);
            case RequirementsLine.Included(_, _, var location, var asConstraints) ->
                    requirementsText(
                            RequirementFiles.relativeTo(file, location),
                            asConstraints ? Kind.CONSTRAINTS : kind);
            case RequirementsLine.IndexUrl(_, _, var url) -> indexUrl = Optional.of(url);
            case RequirementsLine.ExtraIndexUrl(_, _, var url) -> extraIndexes.add(url);
            case RequirementsLine.FindLinks(_, _, var location) ->
                    findLinks.add(files.existing(file, location));
            case RequirementsLine.TrustedHost(_, _, var host) -> trustedHosts.add(host);
            case RequirementsLine.NoIndex _ -> noIndex = true;
            case RequirementsLine.Format format -> format(format, file);
            case RequirementsLine.Prereleases _ -> prereleases = true;
            case RequirementsLine.RequireHashes _ -> requireHashes = true;
            case RequirementsLine.PreferBinary _, RequirementsLine.WithoutEffect _ -> {}
        }
    }

    private void required(RequirementsLine.Required line, String file, Kind kind) {
        var origin = RequirementFiles.shown(file) + ":" + line.line();
        var declared =
                new Declared(
                        line.text(),
                        Path.of(""),
                        origin,
                        line.editable(),
                        line.hashes(),
                        line.configSettings(),
                        Optional.of(new Origin.Place(RequirementFiles.shown(file), line.line())),
                        Optional.empty());
        DeclaredRequirement.check(
                declared, RequirementFiles.shown(file), line, settings.workingFolder());
        switch (kind) {
            case REQUIREMENTS -> requirements.add(declared);
            case CONSTRAINTS -> constraints.add(declared);
            case OVERRIDES -> overrides.add(declared);
            case EXCLUDES -> excludes.add(declared);
            case BUILD_CONSTRAINTS -> buildConstraints.add(declared);
        }
    }

    private void format(RequirementsLine.Format line, String file) {
        var before = line.onlyBinary() ? onlyBinary : noBinary;
        var after = before;
        for (var part : line.value().split(",", -1)) {
            var name = part.strip();
            after =
                    switch (name) {
                        case "" -> after;
                        case ":all:" -> PackageSelection.all();
                        case ":none:" -> PackageSelection.none();
                        default -> after.or(PackageSelection.only(List.of(name(name, line, file))));
                    };
        }
        if (line.onlyBinary()) {
            onlyBinary = after;
        } else {
            noBinary = after;
        }
    }

    private static PackageName name(String text, RequirementsLine.Format line, String file) {
        return PackageName.tryOf(text)
                .orElseThrow(
                        () ->
                                new StackException(
                                        new StackProblem.Malformed(
                                                RequirementFiles.shown(file),
                                                line.line(),
                                                line.column(),
                                                "`" + text + "` is no package name",
                                                "package names, `:all:` or `:none:`")));
    }
}

package dev.wardian.stack.internal.requirement;

import dev.wardian.python.resolve.Origin;
import dev.wardian.stack.choice.PackageSelection;
import dev.wardian.stack.exchange.WrittenRequirement;
import dev.wardian.stack.file.DraftTexts;
import dev.wardian.stack.file.TextFile;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.stack.project.GroupPythons;
import dev.wardian.stack.project.ProjectConfiguration;
import dev.wardian.stack.project.SelectedBy;
import dev.wardian.stack.requirement.Declared;
import dev.wardian.standards.StructureException;
import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.marker.MarkerSpace;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.GroupName;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.toml.TomlDocument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A `pyproject.toml` as a source of requirements: `[project]` dependencies, its extras (PEP 621)
/// and dependency groups (PEP 735).
public final class ProjectFile {

    private final Path path;
    private final String shown;
    private final TomlDocument document;
    private final Map<String, Object> tree;
    private final PackageSelection withoutSources;
    private final DraftTexts drafts;
    private Optional<ProjectSources> sources = Optional.empty();

    private ProjectFile(
            Path path,
            String shown,
            TomlDocument document,
            PackageSelection withoutSources,
            DraftTexts drafts) {
        this.path = path;
        this.shown = shown;
        this.document = document;
        this.tree = document.tree();
        this.withoutSources = withoutSources;
        this.drafts = drafts;
    }

    /// The same as if it named no source for these packages.
    public ProjectFile withoutSources(PackageSelection packages) {
        return new ProjectFile(path, shown, document, packages, drafts);
    }

    /// Reads a file, or what it would say.
    public static ProjectFile read(Path path, String shown, DraftTexts drafts) {
        var text = drafts.read(path, shown);
        try {
            return new ProjectFile(
                    path, shown, TomlDocument.parse(text), PackageSelection.none(), drafts);
        } catch (SyntaxException problem) {
            throw TextFile.malformed(shown, text, problem, "this is not TOML");
        }
    }

    /// The project file of a folder, if it has one.
    public static Optional<ProjectFile> in(Path folder, DraftTexts drafts) {
        var file = folder.resolve("pyproject.toml");
        return drafts.has(file)
                ? Optional.of(read(file, file.toString(), drafts))
                : Optional.empty();
    }

    /// `[project] name`, if there is one.
    public Optional<PackageName> name() {
        return project().get("name") instanceof String name
                ? PackageName.tryOf(name)
                : Optional.empty();
    }

    /// The dependencies, with those of the extras asked for. A project whose dependencies only its
    /// build backend knows becomes a requirement on its folder.
    public List<Declared> dependencies(List<String> extras, boolean allExtras) {
        var project = project();
        if (project.isEmpty() || isDynamic(project)) {
            var wanted = extras.isEmpty() ? "" : "[" + String.join(",", extras) + "]";
            return List.of(declared(folder().toString() + wanted, shown));
        }
        var found = new ArrayList<Declared>();
        for (var declared :
                all(
                        project.getOrDefault("dependencies", List.of()),
                        "project.dependencies",
                        List.of("project", "dependencies"))) {
            found.addAll(dependency(declared, Optional.empty(), Optional.empty()));
        }
        var optional = table(project.getOrDefault("optional-dependencies", Map.of()));
        var wanted = new LinkedHashSet<ExtraName>();
        for (var extra : extras) {
            wanted.add(extra(extra));
        }
        var offered = new LinkedHashMap<ExtraName, Object>();
        optional.forEach((key, value) -> offered.put(extra(key), value));
        if (allExtras) {
            wanted.addAll(offered.keySet());
        }
        for (var extra : wanted) {
            var own = new ArrayList<Declared>();
            addExtra(extra, offered, new HashSet<>(), own);
            for (var declared : own) {
                found.add(declared.selectedBy(new SelectedBy.Extra(extra)));
            }
        }
        return found;
    }

    private void addExtra(
            ExtraName extra,
            Map<ExtraName, Object> offered,
            Set<ExtraName> done,
            List<Declared> found) {
        if (!done.add(extra)) {
            return;
        }
        var texts = offered.get(extra);
        if (texts == null) {
            throw wrong("there is no extra `" + extra + "`", "one of " + offered.keySet());
        }
        var label = "project.optional-dependencies." + extra;
        var keys = List.of("project", "optional-dependencies", spelled(extra));
        for (var declared : all(texts, label, keys)) {
            var own = selfReference(declared);
            if (own.isEmpty()) {
                found.addAll(dependency(declared, Optional.of(extra.toString()), Optional.empty()));
            } else {
                for (var other : own.get()) {
                    addExtra(other, offered, done, found);
                }
            }
        }
    }

    /// The extras of `project[a,b]` inside the project's own extras.
    private Optional<Set<ExtraName>> selfReference(Declared declared) {
        var requirement =
                DeclaredRequirement.of(declared, path.toAbsolutePath().resolveSibling(""));
        return requirement instanceof WrittenRequirement.Named(var named)
                        && name().equals(Optional.of(named.name()))
                ? Optional.of(named.extras())
                : Optional.empty();
    }

    /// What `[tool.wardian]` and `[tool.uv]` say.
    public ProjectConfiguration configuration() {
        try {
            return ProjectConfiguration.of(tree);
        } catch (StructureException problem) {
            throw wrong(
                    problem.fault() + " (`" + problem.place() + "` of `[tool.uv]`)",
                    "what uv's documentation says of this key");
        }
    }

    /// The dependency groups as they are written, in their order.
    public List<String> groupNames() {
        return List.copyOf(table(tree.getOrDefault("dependency-groups", Map.of())).keySet());
    }

    /// Where the project is to work.
    public ProjectLimits limits() {
        return new ProjectLimits(tree, shown);
    }

    /// The requirements of a dependency group with the groups that it includes.
    public List<Declared> group(String name) {
        var groups = new LinkedHashMap<GroupName, Object>();
        table(tree.getOrDefault("dependency-groups", Map.of()))
                .forEach((key, value) -> groups.put(groupName(key), value));
        var found = new ArrayList<Declared>();
        addGroup(groupName(name), groups, new LinkedHashSet<>(), MarkerSpace.all(), found);
        found.replaceAll(it -> it.selectedBy(new SelectedBy.Group(groupName(name))));
        return found;
    }

    private void addGroup(
            GroupName name,
            Map<GroupName, Object> groups,
            Set<GroupName> open,
            MarkerSpace outer,
            List<Declared> found) {
        if (!open.add(name)) {
            throw wrong("the group `" + name + "` includes itself", "no cycle among " + open);
        }
        if (!(groups.get(name) instanceof List<?> entries)) {
            throw wrong("there is no group `" + name + "`", "one of " + groups.keySet());
        }
        var where = outer.and(groupPythons().space(name));
        var lines = document.lines(List.of("dependency-groups", spelled(name)));
        for (var index = 0; index < entries.size(); index++) {
            var entry = entries.get(index);
            if (entry instanceof String text) {
                found.addAll(
                        dependency(
                                at(limited(declared(text, groupOrigin(name)), where), lines, index),
                                Optional.empty(),
                                Optional.of(name.toString())));
            } else if (entry instanceof Map<?, ?> table
                    && table.size() == 1
                    && table.get("include-group") instanceof String included) {
                addGroup(groupName(included), groups, open, where, found);
            } else {
                throw wrong(
                        "an entry of the group `" + name + "` is neither",
                        "a requirement or `{include-group = \"…\"}`");
            }
        }
        open.remove(name);
    }

    private GroupPythons groupPythons() {
        try {
            return GroupPythons.of(tree);
        } catch (StructureException problem) {
            throw wrong(
                    problem.fault() + " (`" + problem.place() + "` of `[tool.uv]`)",
                    "versions as in `>=3.10` (PEP 440)");
        }
    }

    /// A requirement where its group counts.
    private Declared limited(Declared declared, MarkerSpace where) {
        if (where.isAll()
                || !(DeclaredRequirement.of(declared, declared.base())
                        instanceof WrittenRequirement.Named(var named))) {
            return declared;
        }
        var both = named.marker().map(it -> MarkerSpace.of(it).and(where)).orElse(where);
        return declared.withText(named.withoutMarker().asWritten() + " ; " + both.toMarker());
    }

    /// The requirements of an array, each with its line.
    private List<Declared> all(Object value, String label, List<String> keys) {
        var found = new ArrayList<Declared>();
        var lines = document.lines(keys);
        for (var text : strings(value, label)) {
            found.add(at(declared(text, origin()), lines, found.size()));
        }
        return found;
    }

    private Declared at(Declared declared, List<Integer> lines, int index) {
        return index < lines.size() && lines.get(index) > 0
                ? declared.at(new Origin.Place(shown, lines.get(index)))
                : declared;
    }

    /// The key of the extra as the file spells it.
    private String spelled(ExtraName extra) {
        for (var key : table(project().getOrDefault("optional-dependencies", Map.of())).keySet()) {
            if (extra(key).equals(extra)) {
                return key;
            }
        }
        return extra.toString();
    }

    private String spelled(GroupName group) {
        for (var key : table(tree.getOrDefault("dependency-groups", Map.of())).keySet()) {
            if (groupName(key).equals(group)) {
                return key;
            }
        }
        return group.toString();
    }

    private static boolean isDynamic(Map<String, Object> project) {
        return project.get("dynamic") instanceof List<?> dynamic
                && (dynamic.contains("dependencies") || dynamic.contains("optional-dependencies"));
    }

    /// A dependency, taken from where the project says: once for each place.
    private List<Declared> dependency(
            Declared declared, Optional<String> extra, Optional<String> group) {
        return sources().lowered(declared, extra, group);
    }

    /// The file as messages name it.
    String shown() {
        return shown;
    }

    /// All its extras and groups.
    Set<SelectedBy> choices() {
        var choices = new HashSet<SelectedBy>();
        table(project().getOrDefault("optional-dependencies", Map.of()))
                .keySet()
                .forEach(it -> choices.add(new SelectedBy.Extra(extra(it))));
        groupNames().forEach(it -> choices.add(new SelectedBy.Group(groupName(it))));
        return choices;
    }

    /// The packages that it asks for itself.
    Set<PackageName> names() {
        var texts = new ArrayList<Object>();
        texts.add(project().getOrDefault("dependencies", List.of()));
        texts.addAll(table(project().getOrDefault("optional-dependencies", Map.of())).values());
        texts.addAll(table(tree.getOrDefault("dependency-groups", Map.of())).values());
        var names = new HashSet<PackageName>();
        for (var list : texts) {
            for (var one : list instanceof List<?> all ? all : List.of()) {
                if (one instanceof String text
                        && DeclaredRequirement.of(declared(text, shown), folder())
                                instanceof WrittenRequirement.Named(var named)) {
                    names.add(named.name());
                }
            }
        }
        return names;
    }

    /// Where the project takes its dependencies from.
    public ProjectSources sources() {
        if (sources.isEmpty()) {
            var folder = path.toAbsolutePath().resolveSibling("").normalize();
            sources =
                    Optional.of(ProjectSources.of(folder, configuration(), withoutSources, drafts));
        }
        return sources.get();
    }

    private Declared declared(String text, String origin) {
        var declared =
                new Declared(
                        text,
                        path.toAbsolutePath().resolveSibling(""),
                        origin,
                        false,
                        List.of(),
                        Map.of());
        var _ = DeclaredRequirement.of(declared, declared.base());
        return declared;
    }

    private String origin() {
        return name().map(name -> name + " (" + shown + ")").orElse(shown);
    }

    private String groupOrigin(GroupName group) {
        return name().map(name -> name + " (" + shown + ":" + group + ")")
                .orElse(shown + " (" + group + ")");
    }

    /// The folder that it lies in.
    Path folder() {
        return path.toAbsolutePath().resolveSibling("").normalize();
    }

    private Map<String, Object> project() {
        return table(tree.getOrDefault("project", Map.of()));
    }

    private ExtraName extra(String text) {
        return ExtraName.tryOf(text)
                .orElseThrow(() -> wrong("`" + text + "` is no extra", "a name (PEP 685)"));
    }

    private GroupName groupName(String text) {
        return GroupName.tryOf(text)
                .orElseThrow(() -> wrong("`" + text + "` is no group", "a name (PEP 735)"));
    }

    private List<String> strings(Object value, String key) {
        var found = new ArrayList<String>();
        if (value instanceof List<?> list) {
            for (var one : list) {
                if (!(one instanceof String text)) {
                    throw wrong("`" + key + "` holds something else", "requirements as strings");
                }
                found.add(text);
            }
        } else {
            throw wrong("`" + key + "` is no list", "a list of requirements");
        }
        return found;
    }

    @SuppressWarnings("unchecked") // TOML keys are strings
    private static Map<String, Object> table(Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    private StackException wrong(String what, String expected) {
        return new StackException(new StackProblem.Invalid(shown, what, expected));
    }
}

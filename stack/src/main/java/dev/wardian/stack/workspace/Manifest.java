package dev.wardian.stack.workspace;

import dev.wardian.stack.file.TextFile;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.GroupName;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.toml.TomlDocument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A `pyproject.toml` as it is written. Immutable.
public final class Manifest {

    /// What it is called in the folder of every project.
    public static final String FILE = "pyproject.toml";

    private static final GroupName DEV = GroupName.of("dev");

    private final Path file;
    private final String text;
    private final Map<String, Object> tree;

    private Manifest(Path file, String text, Map<String, Object> tree) {
        this.file = file;
        this.text = text;
        this.tree = tree;
    }

    /// Reads a file.
    ///
    /// @throws StackException if it cannot be read or is no TOML
    public static Manifest read(Path file) {
        return of(file, TextFile.read(file, file.toString()));
    }

    /// A file with this text.
    ///
    /// @throws StackException if it is no TOML
    public static Manifest of(Path file, String text) {
        try {
            return new Manifest(file, text, TomlDocument.parse(text).tree());
        } catch (SyntaxException problem) {
            throw TextFile.malformed(file.toString(), text, problem, "this is not TOML");
        }
    }

    public Path file() {
        return file;
    }

    /// The folder that it lies in.
    public Path folder() {
        return Optional.ofNullable(file.getParent()).orElseThrow();
    }

    public String text() {
        return text;
    }

    /// Whether it has a `[project]`.
    public boolean isProject() {
        return tree.containsKey("project");
    }

    /// `name` of `[project]`.
    public Optional<PackageName> name() {
        return text("name").flatMap(PackageName::tryOf);
    }

    /// `version` of `[project]`.
    public Optional<String> version() {
        return text("version");
    }

    /// `requires-python` of `[project]`.
    public Optional<String> requiresPython() {
        return text("requires-python");
    }

    private Optional<String> text(String key) {
        return project().get(key) instanceof String value ? Optional.of(value) : Optional.empty();
    }

    /// Whether only a build backend knows the dependencies.
    public boolean isDynamic() {
        return isDynamic("dependencies") || isDynamic("optional-dependencies");
    }

    /// Whether only a build backend knows this key of `[project]`.
    boolean isDynamic(String key) {
        return project().get("dynamic") instanceof List<?> dynamic && dynamic.contains(key);
    }

    /// Whether it is installed itself: `package` of `[tool.wardian]`, else Poetry's `package-mode`,
    /// else pdm's `distribution`, else whether it says how it is built.
    public boolean isPackage() {
        var poetry = table(table(tree.get("tool")).get("poetry"));
        var pdm = table(table(tree.get("tool")).get("pdm"));
        return isProject()
                && tool("package")
                        .or(() -> Optional.ofNullable(poetry.get("package-mode")))
                        .or(() -> Optional.ofNullable(pdm.get("distribution")))
                        .map(Boolean.TRUE::equals)
                        .orElseGet(() -> tree.containsKey("build-system"));
    }

    /// A key of `[tool.wardian]`, or of `[tool.uv]` where that has none.
    Optional<Object> tool(String key) {
        var tools = table(tree.get("tool"));
        var own = table(tools.get("wardian"));
        return Optional.ofNullable(own.containsKey(key) ? own.get(key) : uv(key));
    }

    /// Which versions `add` admits where none is named (`add-bounds`).
    public Optional<String> addBounds() {
        return tool("add-bounds").map(String::valueOf);
    }

    private @Nullable Object uv(String key) {
        return table(table(tree.get("tool")).get("uv")).get(key);
    }

    /// Whether a table of uv's is there and none of ours with the same name.
    boolean speaksUv(String key) {
        var own = table(table(tree.get("tool")).get("wardian"));
        return !own.containsKey(key) && uv(key) != null;
    }

    /// The packages of the distribution that it asks for (`[tool.wardian.system]`).
    List<String> systemPackages() {
        var found = new ArrayList<String>();
        if (table(tool("system").orElse("")).get("packages") instanceof List<?> list) {
            list.forEach(one -> found.add(String.valueOf(one)));
        }
        return found;
    }

    /// The extras in their order.
    public List<ExtraName> extras() {
        return names(optional(), ExtraName::tryOf);
    }

    /// The groups in their order.
    public List<GroupName> groups() {
        return names(groupTables(), GroupName::tryOf);
    }

    /// The groups that are wanted where nobody says otherwise: `default-groups`, else `dev`.
    public List<GroupName> defaultGroups() {
        var all = groups();
        var said = tool("default-groups");
        if (said.isEmpty()) {
            return all.contains(DEV) ? List.of(DEV) : List.of();
        }
        if (said.get().equals("all")) {
            return all;
        }
        var found = new ArrayList<GroupName>();
        for (var one : said.get() instanceof List<?> list ? list : List.of(said.get())) {
            var name = GroupName.tryOf(String.valueOf(one));
            if (name.isEmpty() || !all.contains(name.get())) {
                throw new StackException(
                        new StackProblem.Invalid(
                                file.toString(),
                                "`default-groups` names `" + one + "`, which is no group",
                                "some of " + all + ", or \"all\""));
            }
            found.add(name.get());
        }
        return found;
    }

    private static <T> List<T> names(Map<String, Object> table, Function<String, Optional<T>> of) {
        var found = new ArrayList<T>();
        for (var key : table.keySet()) {
            of.apply(key).ifPresent(found::add);
        }
        return found;
    }

    /// The requirements of a section as they are written; included groups are left out.
    public List<String> requirements(Section section) {
        var found = new ArrayList<String>();
        if (valueAt(path(section)) instanceof List<?> list) {
            for (var one : list) {
                if (one instanceof String requirement) {
                    found.add(requirement);
                }
            }
        }
        return found;
    }

    /// The items of a section; empty for what is no requirement, such as an included group.
    List<Optional<Requirement>> items(Section section) {
        var found = new ArrayList<Optional<Requirement>>();
        if (valueAt(path(section)) instanceof List<?> list) {
            for (var one : list) {
                found.add(one instanceof String spelled ? parsed(spelled) : Optional.empty());
            }
        }
        return found;
    }

    private static Optional<Requirement> parsed(String text) {
        try {
            return Optional.of(Requirement.parse(text));
        } catch (SyntaxException _) {
            return Optional.empty();
        }
    }

    /// The line where a requirement is first written, if it is.
    Optional<Integer> line(Predicate<Requirement> wanted) {
        var document = TomlDocument.parse(text);
        for (var section : sections()) {
            var items = items(section);
            var lines = document.lines(path(section));
            for (var index = 0; index < Math.min(items.size(), lines.size()); index++) {
                if (items.get(index).filter(wanted).isPresent() && lines.get(index) > 0) {
                    return Optional.of(lines.get(index));
                }
            }
        }
        return Optional.empty();
    }

    /// The groups that a group takes in.
    public List<GroupName> inclusions(GroupName group) {
        var found = new ArrayList<GroupName>();
        if (valueAt(path(new Section.Group(group))) instanceof List<?> list) {
            for (var one : list) {
                if (table(one).get("include-group") instanceof String name) {
                    GroupName.tryOf(name).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    /// What a section holds, as TOML has it.
    Object valueOf(Section section) {
        return valueAt(path(section));
    }

    /// Where a section stands, with the keys as the file spells them.
    List<String> path(Section section) {
        return switch (section) {
            case Section.Main() -> List.of("project", "dependencies");
            case Section.Extra(var name) ->
                    List.of(
                            "project",
                            "optional-dependencies",
                            spelled(optional(), name, ExtraName::tryOf));
            case Section.Group(var name) ->
                    List.of("dependency-groups", spelled(groupTables(), name, GroupName::tryOf));
        };
    }

    private static <T> String spelled(
            Map<String, Object> table, T name, Function<String, Optional<T>> of) {
        for (var key : table.keySet()) {
            if (of.apply(key).equals(Optional.of(name))) {
                return key;
            }
        }
        return String.valueOf(name);
    }

    /// The sections that it has.
    public List<Section> sections() {
        var sections = new ArrayList<Section>();
        if (isProject()) {
            sections.add(new Section.Main());
        }
        for (var extra : extras()) {
            sections.add(new Section.Extra(extra));
        }
        for (var group : groups()) {
            sections.add(new Section.Group(group));
        }
        return sections;
    }

    /// What stands at these keys; empty text if nothing does.
    private Object valueAt(List<String> path) {
        Object at = tree;
        for (var key : path) {
            at = table(at).getOrDefault(key, "");
        }
        return at;
    }

    /// All that it says, as maps, lists and plain values.
    public Map<String, Object> tree() {
        return tree;
    }

    private Map<String, Object> project() {
        return table(tree.get("project"));
    }

    private Map<String, Object> optional() {
        return table(project().get("optional-dependencies"));
    }

    private Map<String, Object> groupTables() {
        return table(tree.get("dependency-groups"));
    }

    static Map<String, Object> table(@Nullable Object value) {
        var table = new LinkedHashMap<String, Object>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, one) -> table.put(String.valueOf(key), one));
        }
        return table;
    }
}

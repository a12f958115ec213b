package dev.wardian.stack.workspace;

import dev.wardian.stack.internal.toml.TomlEdit;
import dev.wardian.standards.name.PackageName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The tools that a user has installed, each in an environment of its own, with links to their
/// programs in one folder of the `PATH`.
///
/// @param folder where their environments lie
/// @param programs where the links lie
public record ToolBox(Path folder, Path programs) {

    /// That of a user: `WARDIAN_TOOL_DIR` and `WARDIAN_TOOL_BIN_DIR`, else below the user's folders
    /// for data and programs (XDG).
    public static ToolBox of(Path home, Map<String, String> variables) {
        var data = folder(variables, "XDG_DATA_HOME", home.resolve(".local/share"));
        var bin = folder(variables, "XDG_BIN_HOME", home.resolve(".local/bin"));
        return new ToolBox(
                folder(variables, "WARDIAN_TOOL_DIR", data.resolve("wardian/tools")),
                folder(variables, "WARDIAN_TOOL_BIN_DIR", bin));
    }

    private static Path folder(Map<String, String> variables, String name, Path usual) {
        var value = variables.getOrDefault(name, "");
        return value.isEmpty() ? usual : Path.of(value).toAbsolutePath().normalize();
    }

    /// An installed tool.
    ///
    /// @param requirements what it was installed by; the first is the tool itself
    /// @param programs the links that belong to it
    public record Tool(
            PackageName name, Path folder, List<String> requirements, List<Path> programs) {
        public Tool {
            requirements = List.copyOf(requirements);
            programs = List.copyOf(programs);
        }

        /// Its environment.
        public Path environment() {
            return folder.resolve(".venv");
        }
    }

    /// The text of a project that needs these.
    public static String text(String name, List<String> requirements) {
        var text = new StringBuilder("[project]\nname = ");
        text.append(TomlEdit.quoted(name)).append("\nversion = \"0\"\ndependencies = [\n");
        for (var requirement : requirements) {
            text.append("    ").append(TomlEdit.quoted(requirement)).append(",\n");
        }
        return text.append("]\n").toString();
    }

    /// The project of a tool. Its own name must not be that of the package.
    public PreparedProject project(PackageName name, List<String> requirements) {
        return new PreparedProject(
                folder.resolve(name.toString()),
                text("tool-of-" + name, requirements),
                new Asker.OfCommand());
    }

    /// Whether a tool is installed.
    public Optional<Tool> tool(PackageName name) {
        var at = folder.resolve(name.toString());
        var file = at.resolve(Manifest.FILE);
        if (!Files.isRegularFile(file) || !Files.isDirectory(at.resolve(".venv"))) {
            return Optional.empty();
        }
        var requirements = Manifest.read(file).requirements(Section.main());
        return Optional.of(new Tool(name, at, requirements, linksInto(at.resolve(".venv"))));
    }

    /// All that are installed, by name.
    public List<Tool> tools() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(folder)) {
            var tools = new ArrayList<Tool>();
            for (var at : folders.sorted().toList()) {
                PackageName.tryOf(String.valueOf(at.getFileName()))
                        .flatMap(this::tool)
                        .ifPresent(tools::add);
            }
            return tools;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private List<Path> linksInto(Path environment) {
        if (!Files.isDirectory(programs)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(programs)) {
            var links = new ArrayList<Path>();
            for (var file : files.sorted().toList()) {
                if (Files.isSymbolicLink(file)
                        && file.resolveSibling(Files.readSymbolicLink(file))
                                .normalize()
                                .startsWith(environment)) {
                    links.add(file);
                }
            }
            return links;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Links programs of an environment; those that belong to somebody else are left alone unless
    /// forced.
    ///
    /// @return the names that are somebody else's
    public List<String> link(Path environment, List<Path> targets, boolean force) {
        var foreign = new ArrayList<String>();
        try {
            Files.createDirectories(programs);
            for (var target : targets) {
                var link = programs.resolve(String.valueOf(target.getFileName()));
                var present = Files.exists(link, LinkOption.NOFOLLOW_LINKS);
                if (present && !force && !linksInto(environment).contains(link)) {
                    foreign.add(String.valueOf(target.getFileName()));
                    continue;
                }
                Files.deleteIfExists(link);
                Files.createSymbolicLink(link, target);
            }
            for (var link : linksInto(environment)) {
                if (!targets.contains(
                        link.resolveSibling(Files.readSymbolicLink(link)).normalize())) {
                    Files.delete(link);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return foreign;
    }

    /// Forgets a tool: its links and its folder, of which the environment is gone already.
    public void forget(Tool tool) {
        try {
            for (var link : tool.programs()) {
                Files.deleteIfExists(link);
            }
            for (var name : List.of(".ready", ".lock", "pylock.toml", Manifest.FILE)) {
                Files.deleteIfExists(tool.folder().resolve(name));
            }
            Files.deleteIfExists(tool.folder());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// The programs that an environment has of a package, by what the package recorded.
    ///
    /// @param location where the package's modules lie
    /// @param files what it recorded, relative to that
    public static List<Path> programsOf(Path environment, Path location, List<String> files) {
        var bin = environment.resolve("bin");
        var found = new ArrayList<Path>();
        for (var file : files) {
            var path = location.resolve(file).normalize();
            if (bin.equals(path.getParent())) {
                found.add(path);
            }
        }
        found.sort(null);
        return found;
    }
}

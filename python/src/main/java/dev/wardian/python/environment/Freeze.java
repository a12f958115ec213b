package dev.wardian.python.environment;

import dev.wardian.python.internal.environment.GitTree;
import dev.wardian.standards.metadata.DirectUrl;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The lines of `pip freeze`: `name==version`, `name @ url` for what came from an address
/// (PEP 610), `-e …` for editable installs.
final class Freeze {
    private static final Set<String> STANDARD_LIBRARY = Set.of("python", "wsgiref", "argparse");

    private final PythonEnvironment environment;
    private final Map<String, String> variables;

    /// @param variables the environment of programs that are asked about sources
    Freeze(PythonEnvironment environment, Map<String, String> variables) {
        this.environment = environment;
        this.variables = variables;
    }

    /// @param all whether to name the installers themselves too
    List<String> lines(boolean all) {
        List<InstalledDistribution> shown = new ArrayList<>();
        for (InstalledDistribution distribution : environment.installed()) {
            if (!isLeftOut(distribution.name().toString(), all)) {
                shown.add(distribution);
            }
        }
        shown.sort(
                Comparator.comparing(
                        distribution -> distribution.displayName().toLowerCase(Locale.ROOT)));
        List<String> lines = new ArrayList<>();
        for (InstalledDistribution distribution : shown) {
            lines.addAll(lines(distribution));
        }
        return lines;
    }

    private boolean isLeftOut(String name, boolean all) {
        if (STANDARD_LIBRARY.contains(name)) {
            return true;
        }
        boolean old = environment.interpreter().version().minor() < 12;
        return !all
                && switch (name) {
                    case "pip" -> true;
                    case "setuptools", "wheel", "distribute" -> old;
                    default -> false;
                };
    }

    private List<String> lines(InstalledDistribution distribution) {
        String name = distribution.displayName();
        String pinned = name + "==" + distribution.version();
        Optional<Path> editable = distribution.editableLocation();
        if (editable.isPresent()) {
            return editable(editable.get(), name, pinned);
        }
        return List.of(distribution.directUrl().map(url -> reference(name, url)).orElse(pinned));
    }

    /// The requirement that asks for exactly this again.
    private static String reference(String name, DirectUrl url) {
        StringBuilder text = new StringBuilder(name).append(" @ ");
        List<String> fragments = new ArrayList<>();
        switch (url.origin()) {
            case DirectUrl.Vcs(String vcs, String commit, var _) ->
                    text.append(vcs).append('+').append(url.url()).append('@').append(commit);
            case DirectUrl.Archive(Map<String, String> hashes) -> {
                text.append(url.url());
                for (Map.Entry<String, String> hash : hashes.entrySet()) {
                    fragments.add(hash.getKey() + "=" + hash.getValue());
                    break;
                }
            }
            case DirectUrl.Directory _ -> text.append(url.url());
        }
        url.subdirectory().ifPresent(folder -> fragments.add("subdirectory=" + folder));
        return fragments.isEmpty() ? text.toString() : text + "#" + String.join("&", fragments);
    }

    private List<String> editable(Path location, String name, String pinned) {
        String git = ProgramPath.word("git", variables, location);
        return switch (GitTree.look(location, git, variables)) {
            case GitTree.None _ ->
                    List.of(
                            "# Editable install with no version control (" + pinned + ")",
                            "-e " + location);
            case GitTree.NoRemote _ ->
                    List.of(
                            "# Editable Git install with no remote (" + pinned + ")",
                            "-e " + location);
            case GitTree.OddRemote(String url) ->
                    List.of(
                            "# Editable Git install ("
                                    + pinned
                                    + ") with either a deleted local remote or invalid URI:",
                            "# '" + url + "'",
                            "-e " + location);
            case GitTree.Tree(String url, String commit, String subfolder) ->
                    List.of(
                            "-e git+"
                                    + url
                                    + "@"
                                    + commit
                                    + "#egg="
                                    + name.replace("-", "_")
                                    + (subfolder.isEmpty() ? "" : "&subdirectory=" + subfolder));
        };
    }
}

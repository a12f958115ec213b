package dev.wardian.stack.internal.requirement;

import dev.wardian.stack.file.DraftTexts;
import dev.wardian.stack.file.TextFile;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.stack.project.ProjectConfiguration;
import dev.wardian.stack.project.ResolverConfiguration;
import dev.wardian.stack.settings.ConfigurationChoice;
import dev.wardian.stack.settings.Settings;
import dev.wardian.standards.StructureException;
import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.toml.TomlDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One file of configuration, and where it lies.
///
/// @param shown the file as messages name it
/// @param folder what its paths are relative to
record ConfigurationLayer(ProjectConfiguration configuration, String shown, Path folder) {

    private static final String UV = "uv.toml";
    private static final String PROJECT = "pyproject.toml";

    /// The files that count, the closest to the command first (uv, "Configuration files"): the
    /// nearest of a project, in which `uv.toml` goes before `pyproject.toml`, then that of the
    /// user, then that of the machine. Files that say nothing to us are not parsed: most runs meet
    /// none that does.
    static List<ConfigurationLayer> of(Settings settings) {
        var layers = new ArrayList<ConfigurationLayer>();
        switch (settings.configuration()) {
            case ConfigurationChoice.Usual() -> {
                nearest(settings, layers);
                ofUser(settings).ifPresent(layers::add);
                ofMachine(settings).ifPresent(layers::add);
            }
            case ConfigurationChoice.None() -> project(settings, layers);
            case ConfigurationChoice.OfFile(var file) -> {
                layers.add(read(file, settings.workingFolder()));
                project(settings, layers);
            }
        }
        return layers;
    }

    ResolverConfiguration resolver() {
        return configuration.resolver().seenFrom(folder);
    }

    private static void nearest(Settings settings, List<ConfigurationLayer> layers) {
        var workingFolder = settings.workingFolder();
        for (var folder = workingFolder; folder != null; folder = folder.getParent()) {
            var project = ofProject(folder, settings);
            var file = folder.resolve(UV);
            if (Files.isRegularFile(file)) {
                layers.add(read(file, workingFolder));
                project.ifPresent(it -> layers.add(it.withoutSettings()));
                return;
            }
            if (project.isPresent()) {
                layers.add(project.get());
                return;
            }
        }
    }

    /// What the nearest project says of itself.
    private static void project(Settings settings, List<ConfigurationLayer> layers) {
        var workingFolder = settings.workingFolder();
        for (var folder = workingFolder; folder != null; folder = folder.getParent()) {
            var project = ofProject(folder, settings);
            if (project.isPresent()) {
                layers.add(project.get().withoutSettings());
                return;
            }
        }
    }

    private ConfigurationLayer withoutSettings() {
        return new ConfigurationLayer(configuration.withoutSettings(), shown, folder);
    }

    private static Optional<ConfigurationLayer> ofProject(Path folder, Settings settings) {
        var file = folder.resolve(PROJECT);
        if (!Files.isRegularFile(file) || !speaksToUs(file, settings.drafts())) {
            return Optional.empty();
        }
        var shown = shown(file, settings.workingFolder());
        return Optional.of(
                new ConfigurationLayer(
                        ProjectFile.read(file, shown, settings.drafts()).configuration(),
                        shown,
                        folder));
    }

    private static boolean speaksToUs(Path file, DraftTexts drafts) {
        try {
            var draft = drafts.of(file);
            var text =
                    draft.isPresent()
                            ? draft.get()
                            : new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            return text.contains("tool.uv") || text.contains("tool.wardian");
        } catch (IOException _) {
            return false;
        }
    }

    private static Optional<ConfigurationLayer> ofUser(Settings settings) {
        var configured = settings.environment().getOrDefault("XDG_CONFIG_HOME", "");
        var folder =
                configured.isEmpty()
                        ? settings.home().resolve(".config")
                        : settings.workingFolder().resolve(configured);
        return ifThere(folder, settings);
    }

    private static Optional<ConfigurationLayer> ofMachine(Settings settings) {
        if (!settings.environment().getOrDefault("UV_NO_SYSTEM_CONFIG", "").isEmpty()) {
            return Optional.empty();
        }
        var folders = settings.environment().getOrDefault("XDG_CONFIG_DIRS", "");
        for (var folder : (folders.isEmpty() ? "/etc/xdg:/etc" : folders).split(":", -1)) {
            var there = folder.isEmpty() ? null : ifThere(Path.of(folder), settings).orElse(null);
            if (there != null) {
                return Optional.of(there);
            }
        }
        return Optional.empty();
    }

    private static Optional<ConfigurationLayer> ifThere(Path folder, Settings settings) {
        var file = folder.resolve("uv").resolve(UV);
        return Files.isReadable(file)
                ? Optional.of(read(file, settings.workingFolder()))
                : Optional.empty();
    }

    /// A file that is configuration and nothing else.
    private static ConfigurationLayer read(Path file, Path workingFolder) {
        var shown = shown(file, workingFolder);
        var text = TextFile.read(file, shown);
        try {
            return new ConfigurationLayer(
                    ProjectConfiguration.ofFile(TomlDocument.parse(text).tree()),
                    shown,
                    file.resolveSibling(""));
        } catch (SyntaxException problem) {
            throw TextFile.malformed(shown, text, problem, "this is not TOML");
        } catch (StructureException problem) {
            throw new StackException(
                    new StackProblem.Invalid(
                            shown,
                            problem.fault() + " (`" + problem.place() + "`)",
                            "what uv's documentation says of this key"),
                    problem);
        }
    }

    private static String shown(Path file, Path workingFolder) {
        return workingFolder.equals(file.getParent())
                ? String.valueOf(file.getFileName())
                : file.toString();
    }
}

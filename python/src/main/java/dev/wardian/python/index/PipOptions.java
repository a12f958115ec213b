package dev.wardian.python.index;

import dev.wardian.python.internal.index.PipConfig;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What pip would read: its variables, then its files at the global, user and site levels and the
/// one that `PIP_CONFIG_FILE` names; a later file overrules an earlier one, and a later section an
/// earlier one of any file.
public final class PipOptions {
    private final Map<String, String> environment;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, String> origins = new LinkedHashMap<>();
    private final Map<String, String> sections = new LinkedHashMap<>();

    /// What counts for a verb of pip: `[global]`, then the section of its name.
    public PipOptions(IndexConfiguration.Surroundings surroundings, String verb) {
        this.environment = surroundings.environment();
        List<PipConfig> configs = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        for (Path file : files(surroundings)) {
            read(file)
                    .ifPresent(
                            it -> {
                                configs.add(it);
                                files.add(file);
                            });
        }
        for (String section : List.of("global", verb)) {
            for (int i = 0; i < configs.size(); i++) {
                String origin = "`" + files.get(i) + "`";
                configs.get(i)
                        .section(section)
                        .forEach(
                                (option, value) -> {
                                    values.put(option, value);
                                    origins.put(option, origin);
                                    sections.put(option, section);
                                });
            }
        }
    }

    /// The value of an option by its long name, such as `index-url`.
    public Optional<String> value(String option) {
        String variable = variable(option);
        String fromVariable = environment.getOrDefault(variable, "");
        if (!fromVariable.isEmpty()) {
            return Optional.of(fromVariable);
        }
        return Optional.ofNullable(values.get(option));
    }

    /// Where the value of an option comes from, as people would say it.
    public String origin(String option) {
        return environment.getOrDefault(variable(option), "").isEmpty()
                ? "`" + option + "` in " + origins.getOrDefault(option, "pip.conf")
                : "`" + variable(option) + "`";
    }

    /// Whether the value comes from the section of a verb other than `install`, which alone counts
    /// for it.
    public boolean isOfVerb(String option, String verb) {
        return environment.getOrDefault(variable(option), "").isEmpty()
                && !verb.equals("install")
                && verb.equals(sections.get(option));
    }

    boolean isSet(String option) {
        return isTrue(value(option).orElse(""));
    }

    static boolean isTrue(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "1", "true", "yes", "on", "t", "y" -> true;
            default -> false;
        };
    }

    private static String variable(String option) {
        return "PIP_" + option.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static Optional<PipConfig> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(PipConfig.parse(Files.readString(file)));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static List<Path> files(IndexConfiguration.Surroundings surroundings) {
        Map<String, String> environment = surroundings.environment();
        String named = environment.getOrDefault("PIP_CONFIG_FILE", "");
        if (named.equals(isWindows() ? "nul" : "/dev/null")) {
            return List.of();
        }
        List<Path> files = new ArrayList<>();
        if (isWindows()) {
            addBelow(files, environment.getOrDefault("ProgramData", ""), "pip", "pip.ini");
            files.add(surroundings.home().resolve("pip").resolve("pip.ini"));
            addBelow(files, environment.getOrDefault("APPDATA", ""), "pip", "pip.ini");
        } else {
            globalFiles(environment, files);
            userFiles(surroundings, files);
        }
        surroundings
                .environmentFolder()
                .ifPresent(
                        folder -> files.add(folder.resolve(isWindows() ? "pip.ini" : "pip.conf")));
        if (!named.isEmpty()) {
            files.add(surroundings.workingFolder().resolve(named));
        }
        return files;
    }

    private static void globalFiles(Map<String, String> environment, List<Path> files) {
        if (isMac()) {
            files.add(Path.of("/Library/Application Support/pip/pip.conf"));
            return;
        }
        String folders = environment.getOrDefault("XDG_CONFIG_DIRS", "");
        for (String folder :
                (folders.isEmpty() ? "/etc/xdg" : folders).split(File.pathSeparator, -1)) {
            addBelow(files, folder, "pip", "pip.conf");
        }
        files.add(Path.of("/etc/pip.conf"));
    }

    private static void userFiles(IndexConfiguration.Surroundings surroundings, List<Path> files) {
        Path home = surroundings.home();
        files.add(home.resolve(".pip").resolve("pip.conf"));
        Path mac = home.resolve("Library/Application Support/pip");
        if (isMac() && Files.isDirectory(mac)) {
            files.add(mac.resolve("pip.conf"));
            return;
        }
        String folder = surroundings.environment().getOrDefault("XDG_CONFIG_HOME", "");
        Path configured = folder.isEmpty() || isMac() ? home.resolve(".config") : Path.of(folder);
        files.add(configured.resolve("pip").resolve("pip.conf"));
    }

    private static void addBelow(List<Path> files, String folder, String middle, String name) {
        if (!folder.isEmpty()) {
            files.add(Path.of(folder).resolve(middle).resolve(name));
        }
    }

    private static boolean isWindows() {
        return File.separatorChar == '\\';
    }

    private static boolean isMac() {
        return System.getProperty("os.name", "").startsWith("Mac");
    }
}

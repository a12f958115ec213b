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
/// one that `PIP_CONFIG_FILE` names; a later file overrules an earlier one.
final class PipOptions {
    private final Map<String, String> environment;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, String> origins = new LinkedHashMap<>();

    PipOptions(IndexConfiguration.Surroundings surroundings) {
        this.environment = surroundings.environment();
        for (Path file : files(surroundings)) {
            read(file);
        }
    }

    /// The value of an option by its long name, such as `index-url`.
    Optional<String> value(String option) {
        String variable = variable(option);
        String fromVariable = environment.getOrDefault(variable, "");
        if (!fromVariable.isEmpty()) {
            return Optional.of(fromVariable);
        }
        return Optional.ofNullable(values.get(option));
    }

    /// Where the value of an option comes from, as people would say it.
    String origin(String option) {
        return environment.getOrDefault(variable(option), "").isEmpty()
                ? "`" + option + "` in " + origins.getOrDefault(option, "pip.conf")
                : "`" + variable(option) + "`";
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

    private void read(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException _) {
            return;
        }
        PipConfig config = PipConfig.parse(text);
        for (String section : List.of("global", "install")) {
            config.section(section)
                    .forEach(
                            (option, value) -> {
                                values.put(option, value);
                                origins.put(option, "`" + file + "`");
                            });
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

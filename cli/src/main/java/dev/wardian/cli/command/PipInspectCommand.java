package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.stack.inspect.Inspection;
import dev.wardian.standards.name.PackageName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `pip inspect`: everything about an environment as JSON.
final class PipInspectCommand implements Command {

    /// The pip whose answers these are, where the environment has none of its own.
    static final String PIP_VERSION = "26.3";

    private static final PackageName PIP = PackageName.of("pip");
    private static final List<String> MARKERS =
            List.of(
                    "implementation_name",
                    "implementation_version",
                    "os_name",
                    "platform_machine",
                    "platform_release",
                    "platform_system",
                    "platform_version",
                    "python_full_version",
                    "platform_python_implementation",
                    "python_version",
                    "sys_platform");

    @Override
    public String name() {
        return "inspect";
    }

    @Override
    public String summary() {
        return "Tell everything about an environment as JSON";
    }

    @Override
    public String operands() {
        return "";
    }

    @Override
    public List<Option> options() {
        return List.of(PipOptions.LOCAL, PipOptions.PATH, EnvironmentOptionGroup.USER);
    }

    @Override
    public List<String> examples() {
        return List.of("wardian pip inspect", "wardian pip --python env inspect");
    }

    @Override
    public ExitCode run(Session session) {
        var environment = PipOptions.environment(session);
        var inspection = session.wardian().inspector().inspect(environment);
        var version = PIP_VERSION;
        for (var one : session.wardian().inspector().list(environment)) {
            if (one.name().equals(PIP)) {
                version = one.version().toString();
            }
        }
        var tree = new LinkedHashMap<String, Object>();
        tree.put("version", "1");
        tree.put("pip_version", version);
        tree.put("installed", installed(inspection));
        tree.put("environment", markers(inspection));
        session.report().answer(PipJson.indented(tree));
        return ExitCode.SUCCESS;
    }

    static Map<String, Object> markers(Inspection inspection) {
        var markers = new LinkedHashMap<String, Object>();
        for (var name : MARKERS) {
            markers.put(name, inspection.markers().getOrDefault(name, ""));
        }
        return markers;
    }

    private static List<Map<String, Object>> installed(Inspection inspection) {
        var packages = new ArrayList<>(inspection.packages());
        var places = new HashMap<Path, Integer>();
        for (var one : packages) {
            place(one.metadataLocation().getParent(), places);
        }
        packages.sort(
                Comparator.comparingInt(
                        one -> places.getOrDefault(one.metadataLocation(), Integer.MAX_VALUE)));
        var all = new ArrayList<Map<String, Object>>();
        for (var one : packages) {
            var row = new LinkedHashMap<String, Object>();
            row.put("metadata", one.metadata());
            row.put("metadata_location", one.metadataLocation());
            one.directUrl().ifPresent(url -> row.put("direct_url", url));
            one.installer().ifPresent(installer -> row.put("installer", installer));
            one.requested().ifPresent(requested -> row.put("requested", requested));
            all.add(row);
        }
        return all;
    }

    /// pip goes through folders in the order of their entries.
    private static void place(@Nullable Path folder, Map<Path, Integer> places) {
        if (folder == null || places.containsKey(folder)) {
            return;
        }
        places.put(folder, places.size());
        try (var entries = Files.newDirectoryStream(folder)) {
            for (var entry : entries) {
                places.put(entry, places.size());
            }
        } catch (IOException gone) {
            // then their names order them
        }
    }
}

package dev.wardian.stack.internal.machine;

import dev.wardian.host.Accelerators;
import dev.wardian.host.GpuName;
import dev.wardian.host.HostDetection;
import dev.wardian.host.HostName;
import dev.wardian.host.HostProfile;
import dev.wardian.host.HostRecord;
import dev.wardian.host.PythonInstallation;
import dev.wardian.python.internal.json.JsonText;
import dev.wardian.stack.choice.HostChoice;
import dev.wardian.stack.interpreter.KnownPython;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.stack.settings.Settings;
import dev.wardian.standards.StructureException;
import dev.wardian.standards.SyntaxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Detects this machine, or reads the one that was named or recorded.
///
/// @param detection how this machine is looked at
/// @param workingFolder what names of files are relative to
public record Machines(HostDetection detection, Path workingFolder) {

    /// Names the folder in which a machine's files begin: the file system of a container.
    private static final String ROOT = "WARDIAN_HOST_ROOT";

    /// This machine, for a process with the variables of the settings, or the one they name.
    public static Machines of(Settings settings) {
        var environment = settings.environment();
        var workingFolder = settings.workingFolder();
        var architecture = System.getProperty("os.arch", "x86_64");
        var root = environment.getOrDefault(ROOT, "");
        return new Machines(
                root.isEmpty()
                        ? HostDetection.here(architecture, environment)
                        : HostDetection.below(workingFolder.resolve(root), architecture),
                workingFolder);
    }

    /// The machine that was chosen.
    ///
    /// @param folders whose file systems are of interest, where it is this one
    public HostProfile chosen(HostChoice choice, List<Path> folders) {
        var host = choice.host().map(this::elsewhere).orElseGet(() -> detection.profile(folders));
        return choice.gpu().map(GpuName::parse).map(host::withAccelerators).orElse(host);
    }

    /// The GPUs that were chosen: of this machine without looking at the rest of it.
    public Accelerators accelerators(HostChoice choice) {
        return choice.gpu()
                .map(GpuName::parse)
                .or(() -> choice.host().map(this::elsewhere).map(HostProfile::accelerators))
                .orElseGet(detection::accelerators);
    }

    /// The folders of `LD_LIBRARY_PATH`; an empty one is the working folder (`ld.so(8)`).
    public List<Path> libraryPath() {
        var folders = new ArrayList<Path>();
        var variable = detection.environment().getOrDefault("LD_LIBRARY_PATH", "");
        if (!variable.isEmpty()) {
            for (var folder : variable.split("[:;]", -1)) {
                folders.add(workingFolder.resolve(folder));
            }
        }
        return folders;
    }

    private HostProfile elsewhere(String name) {
        var file = workingFolder.resolve(name);
        return name.endsWith(".json") || name.contains("/") || Files.isRegularFile(file)
                ? recorded(file)
                : HostName.parse(name);
    }

    private static HostProfile recorded(Path file) {
        try {
            var parsed = JsonText.parse(Files.readString(file));
            if (parsed instanceof Map<?, ?> members) {
                return HostRecord.read(JsonText.table(members));
            }
            throw new StructureException("", "expected a table");
        } catch (IOException refused) {
            throw new StackException(
                    new StackProblem.Unreadable(file.toString(), "no such file, or no permission"),
                    refused);
        } catch (SyntaxException | StructureException malformed) {
            throw new StackException(
                    new StackProblem.Invalid(
                            file.toString(),
                            String.valueOf(malformed.getMessage()),
                            "what `wardian host -o` writes"),
                    malformed);
        }
    }

    /// Interpreters as facts of a machine.
    public static List<PythonInstallation> installations(List<KnownPython> found) {
        return found.stream()
                .map(
                        one ->
                                new PythonInstallation(
                                        one.executable(),
                                        one.version().toString(),
                                        one.implementation(),
                                        one.where()))
                .toList();
    }
}

package dev.wardian.stack.internal.library;

import dev.wardian.host.HostProfile;
import dev.wardian.host.library.HostLibraries;
import dev.wardian.host.library.LoadCheck;
import dev.wardian.host.library.LoadFault;
import dev.wardian.host.library.PackageNames;
import dev.wardian.python.environment.Interpreter;
import dev.wardian.python.environment.PythonEnvironment;
import dev.wardian.stack.library.LibraryFinding;
import dev.wardian.stack.library.LibraryReport;
import dev.wardian.standards.name.PackageName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Loads the extension modules of an environment as the machine's loader would, and tells what they
/// lack. What only an optional plugin lacks is no fault: a library to which no module leads, or a
/// module that its package imports under conditions.
public final class LibraryInspection {
    private final PythonEnvironment environment;
    private final Supplier<HostProfile> host;
    private final String architecture;
    private final List<Path> libraryPath;
    private final Map<LoadFault, List<LibraryFinding.Needer>> needers = new LinkedHashMap<>();
    private final Map<LoadFault, List<LibraryFinding.Needer>> optional = new LinkedHashMap<>();
    private int files;

    /// @param host the machine; looked at only when something is missing on it
    /// @param architecture the processor of the machine
    /// @param libraryPath the folders of `LD_LIBRARY_PATH`
    public LibraryInspection(
            PythonEnvironment environment,
            Supplier<HostProfile> host,
            String architecture,
            List<Path> libraryPath) {
        this.environment = environment;
        this.host = host;
        this.architecture = architecture;
        this.libraryPath = libraryPath;
    }

    /// Looks at the packages that are asked for; the others are there as their companions.
    public LibraryReport run(Predicate<PackageName> asked) {
        var packages = new ArrayList<PackageFiles>();
        for (var one : environment.installed()) {
            if (asked.test(one.name())) {
                packages.add(PackageFiles.of(one));
            }
        }
        packages.removeIf(one -> one.objects().isEmpty());
        if (packages.isEmpty()) {
            return LibraryReport.nothing();
        }
        var check =
                new LoadCheck(
                        new HostLibraries(Path.of("/"), architecture),
                        new EnvironmentLibraries(environment),
                        libraryPath);
        check.begin(program(environment.interpreter()));
        var names = ExtensionNames.of(environment.interpreter());
        for (var one : packages) {
            load(check, one, names);
        }
        return needers.isEmpty() && optional.isEmpty()
                ? new LibraryReport(List.of(), List.of(), Optional.empty(), files)
                : report(host.get());
    }

    private static Path program(Interpreter interpreter) {
        try {
            return interpreter.executable().toRealPath();
        } catch (IOException gone) {
            return interpreter.executable();
        }
    }

    private void load(LoadCheck check, PackageFiles one, ExtensionNames names) {
        var modules = one.objects().stream().filter(names::isModule).toList();
        for (var file : modules.isEmpty() ? OpenedLibraries.of(one) : modules) {
            files++;
            var faults = check.load(file);
            if (!faults.isEmpty()) {
                keep(one, file, faults);
            }
        }
    }

    private void keep(PackageFiles one, Path file, List<LoadFault> faults) {
        var kept = ConditionalImports.isConditional(one, file) ? optional : needers;
        for (var fault : faults) {
            var through = fault.chain().subList(1, fault.chain().size());
            kept.computeIfAbsent(key(fault), _ -> new ArrayList<>())
                    .add(
                            new LibraryFinding.Needer(
                                    one.owner().name(), one.owner().version(), file, through));
        }
    }

    /// Faults that differ in nothing but the chain are told as one.
    private static LoadFault key(LoadFault fault) {
        return switch (fault) {
            case LoadFault.Absent(var library, _) -> new LoadFault.Absent(library, List.of());
            case LoadFault.TooOld(var library, var found, var version, var newest, _) ->
                    new LoadFault.TooOld(library, found, version, newest, List.of());
        };
    }

    private static LibraryFinding finding(
            LoadFault fault, List<LibraryFinding.Needer> needers, HostProfile machine) {
        return switch (fault) {
            case LoadFault.Absent absent when absent.isOfDriver() ->
                    new LibraryFinding.DriverAbsent(absent.library(), needers);
            case LoadFault.Absent(var library, _) ->
                    new LibraryFinding.Absent(
                            library, PackageNames.bringing(library, machine), needers);
            case LoadFault.TooOld(var library, var found, var version, var newest, _) ->
                    new LibraryFinding.TooOld(library, found, version, newest, needers);
        };
    }

    private LibraryReport report(HostProfile machine) {
        var findings = new ArrayList<LibraryFinding>();
        var notes = new ArrayList<LibraryFinding>();
        var absent = new ArrayList<String>();
        var withoutGpu = machine.accelerators().gpus().isEmpty();
        for (var entry : needers.entrySet()) {
            var finding = finding(entry.getKey(), entry.getValue(), machine);
            switch (finding) {
                case LibraryFinding.DriverAbsent _ when withoutGpu -> notes.add(finding);
                case LibraryFinding.Absent one -> {
                    absent.add(one.library());
                    findings.add(one);
                }
                case LibraryFinding.DriverAbsent _, LibraryFinding.TooOld _ ->
                        findings.add(finding);
            }
        }
        for (var entry : optional.entrySet()) {
            if (!needers.containsKey(entry.getKey())) {
                notes.add(finding(entry.getKey(), entry.getValue(), machine));
            }
        }
        findings.sort(Comparator.comparing(LibraryFinding::library));
        return new LibraryReport(findings, notes, PackageNames.command(absent, machine), files);
    }
}

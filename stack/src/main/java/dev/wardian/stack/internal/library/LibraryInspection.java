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
/// lack. What only an optional plugin lacks, a library to which no module leads, is no fault.
public final class LibraryInspection {
    private final PythonEnvironment environment;
    private final Supplier<HostProfile> host;
    private final String architecture;
    private final List<Path> libraryPath;
    private final Map<Key, List<LibraryFinding.Needer>> needers = new LinkedHashMap<>();
    private int files;

    /// Faults of one library that are told as one.
    private record Key(LoadFault first, String version) {}

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
        return needers.isEmpty()
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
            for (var fault : check.load(file)) {
                var through = fault.chain().subList(1, fault.chain().size());
                needers.computeIfAbsent(key(fault), _ -> new ArrayList<>())
                        .add(
                                new LibraryFinding.Needer(
                                        one.owner().name(), one.owner().version(), file, through));
            }
        }
    }

    /// The chain is what tells faults of the same kind apart, so it is left out.
    private static Key key(LoadFault fault) {
        return switch (fault) {
            case LoadFault.Absent(var library, _) ->
                    new Key(new LoadFault.Absent(library, List.of()), "");
            case LoadFault.TooOld(var library, var found, var version, var newest, _) ->
                    new Key(
                            new LoadFault.TooOld(library, found, version, newest, List.of()),
                            version);
        };
    }

    private LibraryReport report(HostProfile machine) {
        var findings = new ArrayList<LibraryFinding>();
        var notes = new ArrayList<LibraryFinding>();
        var absent = new ArrayList<String>();
        for (var entry : needers.entrySet()) {
            switch (entry.getKey().first()) {
                case LoadFault.Absent fault when fault.isOfDriver() -> {
                    var finding =
                            new LibraryFinding.DriverAbsent(fault.library(), entry.getValue());
                    (machine.accelerators().gpus().isEmpty() ? notes : findings).add(finding);
                }
                case LoadFault.Absent(var library, _) -> {
                    absent.add(library);
                    findings.add(
                            new LibraryFinding.Absent(
                                    library,
                                    PackageNames.bringing(library, machine),
                                    entry.getValue()));
                }
                case LoadFault.TooOld(var library, var found, var version, var newest, _) ->
                        findings.add(
                                new LibraryFinding.TooOld(
                                        library, found, version, newest, entry.getValue()));
            }
        }
        findings.sort(Comparator.comparing(LibraryFinding::library));
        return new LibraryReport(findings, notes, PackageNames.command(absent, machine), files);
    }
}

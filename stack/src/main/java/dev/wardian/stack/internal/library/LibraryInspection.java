package dev.wardian.stack.internal.library;

import dev.wardian.host.HostProfile;
import dev.wardian.host.library.HostLibraries;
import dev.wardian.host.library.LoadCheck;
import dev.wardian.host.library.LoadFault;
import dev.wardian.host.library.OutsideNeeds;
import dev.wardian.host.library.PackageNames;
import dev.wardian.python.environment.CodeSet;
import dev.wardian.python.environment.DistributionCode;
import dev.wardian.python.environment.Interpreter;
import dev.wardian.stack.library.LibraryFinding;
import dev.wardian.stack.library.LibraryReport;
import dev.wardian.standards.name.PackageName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Loads the extension modules of packages as the machine's loader would, and tells what they lack.
/// What only an optional plugin lacks is no fault: a library to which no module leads, or a module
/// that its package imports under conditions.
public final class LibraryInspection {
    private final Supplier<CodeSet> code;
    private final Supplier<HostProfile> host;
    private final List<Path> libraryPath;
    private final HostLibraries libraries;
    private final Map<LoadFault, List<LibraryFinding.Needer>> needers = new LinkedHashMap<>();
    private final Map<LoadFault, List<LibraryFinding.Needer>> optional = new LinkedHashMap<>();
    private int files;

    /// @param code the packages; asked for only when their files must be followed
    /// @param host the machine; looked at only when something is missing on it
    /// @param libraries what the loader of the machine finds by name
    /// @param libraryPath the folders of `LD_LIBRARY_PATH`
    public LibraryInspection(
            Supplier<CodeSet> code,
            Supplier<HostProfile> host,
            HostLibraries libraries,
            List<Path> libraryPath) {
        this.code = code;
        this.host = host;
        this.libraryPath = libraryPath;
        this.libraries = libraries;
    }

    /// Looks at all packages.
    public LibraryReport all() {
        follow(_ -> true, (_, _) -> {});
        return report();
    }

    /// Looks at packages that came out of wheels; the others are there as their companions. What is
    /// known of a wheel and is there on this machine needs no look at its files.
    ///
    /// @param wheels the packages with the digests of their wheels, where these are known
    public LibraryReport of(Map<PackageName, Optional<String>> wheels, KnownNeeds known) {
        var left = new HashMap<>(wheels);
        if (libraryPath.isEmpty()) {
            left.values().removeIf(wheel -> wheel.flatMap(known::of).filter(this::met).isPresent());
        }
        if (!left.isEmpty()) {
            follow(
                    left::containsKey,
                    (name, needs) ->
                            left.getOrDefault(name, Optional.empty())
                                    .ifPresent(wheel -> known.keep(wheel, needs.get())));
        }
        return report();
    }

    private boolean met(OutsideNeeds needs) {
        var met = libraries.have(needs);
        files += met ? needs.files() : 0;
        return met;
    }

    /// @param sound is told of the packages that lack nothing
    private void follow(
            Predicate<PackageName> asked, BiConsumer<PackageName, Supplier<OutsideNeeds>> sound) {
        var there = code.get();
        assumeAbsent(there);
        var check = new LoadCheck(libraries, new EnvironmentLibraries(there), libraryPath);
        check.begin(program(there.interpreter()));
        var names = ExtensionNames.of(there.interpreter());
        for (var one : there.distributions()) {
            if (asked.test(one.name())) {
                var its = PackageFiles.of(one);
                var roots = roots(its, names);
                if (load(check, its, roots)) {
                    sound.accept(
                            one.name(), () -> check.outside(roots, new HashSet<>(its.objects())));
                }
            }
        }
    }

    /// Of a wheel that was read in parts some libraries are known by name only.
    private void assumeAbsent(CodeSet there) {
        for (var one : there.distributions()) {
            if (one instanceof DistributionCode.Unpacked(_, _, _, var whole) && !whole) {
                for (var file : PackageFiles.of(one).objects()) {
                    if (!Files.exists(file)) {
                        libraries.assume(file);
                    }
                }
            }
        }
    }

    private static Path program(Interpreter interpreter) {
        try {
            return interpreter.executable().toRealPath();
        } catch (IOException gone) {
            return interpreter.executable();
        }
    }

    private static List<Path> roots(PackageFiles one, ExtensionNames names) {
        if (one.objects().isEmpty()) {
            return List.of();
        }
        var modules = one.objects().stream().filter(names::isModule).toList();
        return modules.isEmpty() ? OpenedLibraries.of(one) : modules;
    }

    private boolean load(LoadCheck check, PackageFiles one, List<Path> roots) {
        var sound = true;
        for (var file : roots) {
            files++;
            var faults = check.load(file);
            if (!faults.isEmpty()) {
                keep(one, file, faults);
                sound = false;
            }
        }
        return sound;
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

    private LibraryReport report() {
        return needers.isEmpty() && optional.isEmpty()
                ? new LibraryReport(List.of(), List.of(), Optional.empty(), files)
                : report(host.get());
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

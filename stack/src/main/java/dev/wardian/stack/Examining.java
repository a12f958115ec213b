package dev.wardian.stack;

import dev.wardian.python.PythonException;
import dev.wardian.python.environment.CodeSet;
import dev.wardian.stack.choice.CheckChoices;
import dev.wardian.stack.choice.EnvironmentRequest;
import dev.wardian.stack.choice.HostChoice;
import dev.wardian.stack.choice.TargetChoice;
import dev.wardian.stack.doctor.Diagnosis;
import dev.wardian.stack.doctor.Symptom;
import dev.wardian.stack.doctor.Symptom.Area;
import dev.wardian.stack.environment.Environment;
import dev.wardian.stack.internal.doctor.GpuSymptoms;
import dev.wardian.stack.internal.doctor.MachineSymptoms;
import dev.wardian.stack.internal.doctor.PythonSymptoms;
import dev.wardian.stack.internal.environment.Environments;
import dev.wardian.stack.internal.machine.Machines;
import dev.wardian.stack.problem.StackException;
import dev.wardian.standards.name.PackageName;
import dev.wardian.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Looks at a machine, its interpreters, an environment, the index and the cache, and says what is
/// wrong.
final class Examining {
    private final Wardian wardian;
    private final Workshop workshop;
    private final Environments environments;
    private final Machines machines;
    private final List<Symptom> found = new ArrayList<>();

    Examining(Wardian wardian, Workshop workshop, Environments environments, Machines machines) {
        this.workshop = workshop;
        this.wardian = wardian;
        this.environments = environments;
        this.machines = machines;
    }

    Diagnosis run(EnvironmentRequest request, HostChoice choice) {
        var settings = wardian.settings();
        var host =
                machines.chosen(choice, List.of(settings.cacheFolder(), settings.workingFolder()));
        found.addAll(MachineSymptoms.of(host));
        found.addAll(PythonSymptoms.of(wardian.environments().pythons(), host));
        var environment = environment(request);
        var opened = environment.map(environments::open);
        environment.ifPresent(this::packages);
        found.addAll(
                new GpuSymptoms(host.accelerators(), machines.libraryPath(), workshop.facts())
                        .of(opened.map(CodeSet::of)));
        index(environment);
        cache(environment.map(Environment::root));
        return new Diagnosis(found);
    }

    private Optional<Environment> environment(EnvironmentRequest request) {
        try {
            return Optional.of(wardian.environment(request));
        } catch (StackException none) {
            found.add(
                    Symptom.note(Area.ENVIRONMENT, none.problem().message())
                            .withRemedy("wardian venv"));
        } catch (PythonException broken) {
            found.add(Symptom.wrong(Area.ENVIRONMENT, broken.problem().message()));
        }
        return Optional.empty();
    }

    private void packages(Environment environment) {
        var findings =
                wardian.checker().checkPackages(environment, CheckChoices.usual()).findings();
        for (var finding : findings) {
            found.add(Symptom.wrong(Area.ENVIRONMENT, finding.message()));
        }
        if (findings.isEmpty()) {
            found.add(
                    Symptom.sound(
                            Area.ENVIRONMENT,
                            "the packages of `" + environment.root() + "` fit together"));
        }
        var libraries = wardian.checker().libraries(environment);
        for (var finding : libraries.findings()) {
            var symptom = Symptom.wrong(Area.LIBRARIES, finding.message());
            found.add(libraries.command().map(symptom::withRemedy).orElse(symptom));
        }
        for (var note : libraries.notes()) {
            found.add(Symptom.note(Area.LIBRARIES, note.message()));
        }
        if (libraries.findings().isEmpty()) {
            found.add(
                    Symptom.sound(
                            Area.LIBRARIES,
                            libraries.files() + " files with compiled code find all they need"));
        }
    }

    private void index(Optional<Environment> environment) {
        if (wardian.settings().offline()) {
            found.add(Symptom.note(Area.INDEX, "not asked: offline"));
            return;
        }
        if (environment.isEmpty()) {
            return;
        }
        try {
            var session = workshop.session(environment.get(), TargetChoice.ofInterpreter());
            session.index().source().page(PackageName.of("pip"));
            found.add(Symptom.sound(Area.INDEX, String.join(", ", session.index().indexUrls())));
        } catch (PythonException failed) {
            var symptom = Symptom.wrong(Area.INDEX, failed.problem().message());
            found.add(failed.problem().hint().map(symptom::withRemedy).orElse(symptom));
        } catch (StoreException failed) {
            found.add(Symptom.wrong(Area.INDEX, failed.problem().message()));
        }
    }

    private void cache(Optional<Path> environment) {
        var folder = existing(wardian.settings().cacheFolder());
        if (!Files.isWritable(folder)) {
            found.add(
                    Symptom.wrong(Area.CACHE, "`" + folder + "` cannot be written")
                            .withRemedy(
                                    "name another folder with --cache-dir or WARDIAN_CACHE_DIR"));
            return;
        }
        found.add(Symptom.sound(Area.CACHE, "`" + wardian.settings().cacheFolder() + "`"));
        try {
            if (environment.isPresent()
                    && !Files.getFileStore(folder).equals(Files.getFileStore(environment.get()))) {
                found.add(
                        Symptom.note(
                                Area.CACHE,
                                "it lies on another file system than the environment: files are"
                                        + " copied instead of linked"));
            }
        } catch (IOException unknown) {
            // then nobody can tell
        }
    }

    private static Path existing(Path folder) {
        var there = folder;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return there;
    }
}

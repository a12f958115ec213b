package dev.wardian.stack.internal.machine;

import dev.wardian.host.Accelerators;
import dev.wardian.host.HostProfile;
import dev.wardian.host.Libc;
import dev.wardian.host.library.HostLibraries;
import dev.wardian.python.environment.CodeSet;
import dev.wardian.stack.choice.HostChoice;
import dev.wardian.stack.choice.TargetChoice;
import dev.wardian.stack.internal.kit.Once;
import dev.wardian.stack.internal.library.LibraryInspection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The machine that packages are checked for: this one, whose files are looked at, or one that was
/// named, which has what a minimal installation of it has.
public final class CheckedMachine {
    private final Machines machines;
    private final HostChoice choice;
    private final Once<HostProfile> host;

    public CheckedMachine(Machines machines, HostChoice choice) {
        this.machines = machines;
        this.choice = choice;
        this.host = new Once<>(() -> machines.chosen(choice, List.of()));
    }

    /// Its GPUs.
    public Accelerators accelerators() {
        return machines.accelerators(choice);
    }

    /// The folders of `LD_LIBRARY_PATH` there.
    public List<Path> libraryPath() {
        return choice.host().isPresent() ? List.of() : machines.libraryPath();
    }

    /// What it is called in a sentence.
    public String called() {
        return choice.host().isPresent()
                ? "a minimal " + host.get().distribution()
                : "this machine";
    }

    /// What looks at shared libraries there.
    ///
    /// @param folders more folders that libraries are looked for in
    public LibraryInspection inspection(Supplier<CodeSet> code, List<Path> folders) {
        var path = new ArrayList<>(libraryPath());
        path.addAll(folders);
        var libraries =
                choice.host().isPresent()
                        ? HostLibraries.named(host.get())
                        : new HostLibraries(Path.of("/"), machines.detection().architecture());
        return new LibraryInspection(code, host, libraries, path);
    }

    /// The wheel tags that fit it, where it was named and nothing else was.
    public TargetChoice target(TargetChoice asked) {
        return choice.host().isEmpty() || asked.platform().isPresent()
                ? asked
                : new TargetChoice(asked.pythonVersion(), platform(), asked.wheels());
    }

    private Optional<String> platform() {
        var architecture = host.get().processor().architecture();
        return host.get()
                .libc()
                .map(
                        libc ->
                                (libc.family() == Libc.Family.GLIBC ? "manylinux_" : "musllinux_")
                                        + libc.version().major()
                                        + "_"
                                        + libc.version().minor()
                                        + "_"
                                        + architecture);
    }
}

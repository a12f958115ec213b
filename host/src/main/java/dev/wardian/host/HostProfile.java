package dev.wardian.host;

import java.util.List;
import java.util.Optional;

/// A machine as one record of facts: what decides whether software runs there. Immutable.
///
/// Where it was detected everything is read; where it was named ([HostName]) it holds what follows
/// from the name, and the rest is empty.
///
/// @param origin how it came to be known
/// @param distribution the distribution of Linux
/// @param libc the C library; empty where none was found (a container of one static program)
/// @param processor the processor
/// @param kernel the release of the kernel; empty where it is not known
/// @param packages the system's package manager, where there is one
/// @param pythons the Python interpreters
/// @param container whether it is a container
/// @param memory working memory
/// @param disks the file systems under the folders that were asked for
/// @param accelerators the GPUs
public record HostProfile(
        Origin origin,
        Distribution distribution,
        Optional<Libc> libc,
        Processor processor,
        String kernel,
        Optional<PackageSystem> packages,
        List<PythonInstallation> pythons,
        Container container,
        Memory memory,
        List<Disk> disks,
        Accelerators accelerators) {

    /// How a machine came to be known.
    public enum Origin {
        /// It was looked at.
        DETECTED,
        /// Somebody named it.
        NAMED,
        /// It was read from a file that was written where it was detected.
        RECORDED
    }

    public HostProfile {
        pythons = List.copyOf(pythons);
        disks = List.copyOf(disks);
    }

    /// The same machine with other GPUs.
    public HostProfile withAccelerators(Accelerators others) {
        return with(origin, pythons, others);
    }

    /// The same machine with these interpreters.
    public HostProfile withPythons(List<PythonInstallation> found) {
        return with(origin, found, accelerators);
    }

    /// The same facts, known in another way.
    public HostProfile withOrigin(Origin other) {
        return with(other, pythons, accelerators);
    }

    private HostProfile with(Origin known, List<PythonInstallation> found, Accelerators gpus) {
        return new HostProfile(
                known,
                distribution,
                libc,
                processor,
                kernel,
                packages,
                found,
                container,
                memory,
                disks,
                gpus);
    }
}

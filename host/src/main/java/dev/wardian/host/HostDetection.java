package dev.wardian.host;

import dev.wardian.host.internal.ContainerSigns;
import dev.wardian.host.internal.GpuSearch;
import dev.wardian.host.internal.LibcSearch;
import dev.wardian.host.internal.MemoryFacts;
import dev.wardian.host.internal.OsRelease;
import dev.wardian.host.internal.PackageSystems;
import dev.wardian.host.internal.ProcessorFacts;
import dev.wardian.host.internal.SmallFile;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Looks at a machine: this one, or what lies below another root (a container's file system, a
/// recorded machine). Reads files, and asks NVIDIA's management library in this process; runs no
/// program. Safe for use by several threads.
///
/// @param root where the machine's files begin: `/` for this one
/// @param architecture the processor, as `uname -m` names it
/// @param environment the variables of the process, for signs of containers and for where libraries
///     lie
/// @param management the files to try as NVIDIA's management library, in this order; none where the
///     machine is not this one
public record HostDetection(
        Path root, String architecture, Map<String, String> environment, List<String> management) {
    public HostDetection {
        environment = Map.copyOf(environment);
        management = List.copyOf(management);
    }

    /// This machine.
    ///
    /// @param architecture what Java calls it (`os.arch`), or `uname -m`
    public static HostDetection here(String architecture, Map<String, String> environment) {
        return new HostDetection(
                Path.of("/"), named(architecture), environment, GpuSearch.usual(environment));
    }

    /// The machine whose files lie below this folder; only files are looked at.
    public static HostDetection below(Path root, String architecture) {
        return new HostDetection(root, named(architecture), Map.of(), List.of());
    }

    private static String named(String architecture) {
        return architecture.equals("amd64") ? "x86_64" : architecture;
    }

    /// All facts but the interpreters, which must be asked and are so elsewhere.
    ///
    /// @param folders whose file systems are of interest
    public HostProfile profile(List<Path> folders) {
        return new HostProfile(
                HostProfile.Origin.DETECTED,
                OsRelease.read(root),
                LibcSearch.find(root, architecture),
                ProcessorFacts.read(root, architecture),
                SmallFile.below(root, "/proc/sys/kernel/osrelease").word().orElse(""),
                PackageSystems.find(root),
                List.of(),
                ContainerSigns.find(root, environment),
                MemoryFacts.read(root),
                disks(folders),
                accelerators());
    }

    /// The distribution alone.
    public Distribution distribution() {
        return OsRelease.read(root);
    }

    /// The GPUs alone.
    public Accelerators accelerators() {
        return new GpuSearch(root, management).find();
    }

    private static List<Disk> disks(List<Path> folders) {
        List<Disk> disks = new ArrayList<>();
        for (Path folder : folders) {
            try {
                Path there = folder;
                while (!Files.exists(there) && there.getParent() != null) {
                    there = there.getParent();
                }
                FileStore store = Files.getFileStore(there);
                disks.add(
                        new Disk(
                                folder,
                                store.type(),
                                store.getTotalSpace(),
                                store.getUsableSpace()));
            } catch (IOException unreadable) {
                // a folder that cannot be looked at has no disk to tell of
            }
        }
        return disks;
    }
}

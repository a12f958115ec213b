package dev.wardian.stack.internal.doctor;

import static dev.wardian.stack.doctor.Symptom.Area.MACHINE;

import dev.wardian.host.Disk;
import dev.wardian.host.HostProfile;
import dev.wardian.host.Libc;
import dev.wardian.host.MajorMinor;
import dev.wardian.host.PackageSystem;
import dev.wardian.stack.doctor.Symptom;
import java.util.ArrayList;
import java.util.List;

/// What the facts of a machine say of it.
public final class MachineSymptoms {
    private static final long LITTLE_DISK = 2L << 30;
    private static final long LITTLE_MEMORY = 1L << 30;

    /// What most wheels are made for by now (PEP 600): `manylinux_2_28`.
    private static final MajorMinor USUAL_GLIBC = new MajorMinor(2, 28);

    private MachineSymptoms() {}

    public static List<Symptom> of(HostProfile host) {
        var found = new ArrayList<Symptom>();
        found.add(
                Symptom.sound(
                        MACHINE, host.distribution().title() + ", " + host.processor().baseline()));
        found.add(libc(host));
        host.packages().ifPresent(packages -> packages(packages, found));
        for (var disk : host.disks()) {
            if (disk.free() < LITTLE_DISK) {
                found.add(little(disk));
            }
        }
        host.memory()
                .limit()
                .filter(limit -> limit < LITTLE_MEMORY)
                .ifPresent(
                        limit ->
                                found.add(
                                        Symptom.note(
                                                MACHINE,
                                                "the control group allows %d MiB of memory; builds"
                                                                .formatted(limit >> 20)
                                                        + " from source may need more")));
        return found;
    }

    private static Symptom libc(HostProfile host) {
        if (host.libc().isEmpty()) {
            return Symptom.wrong(
                    MACHINE, "no C library was found: no wheel with compiled code runs");
        }
        var libc = host.libc().get();
        if (libc.family() == Libc.Family.GLIBC && libc.version().compareTo(USUAL_GLIBC) < 0) {
            return Symptom.note(
                    MACHINE,
                    libc
                            + ": many wheels need glibc "
                            + USUAL_GLIBC
                            + " by now, older ones are taken");
        }
        return Symptom.sound(MACHINE, libc.toString());
    }

    private static void packages(PackageSystem packages, List<Symptom> found) {
        if (!packages.unfinished().isEmpty()) {
            found.add(
                    Symptom.wrong(
                                    MACHINE,
                                    "packages of the system are not configured: "
                                            + String.join(", ", packages.unfinished()))
                            .withRemedy("dpkg --configure -a"));
        }
        if (packages.indexed().isEmpty() && packages.kind() == PackageSystem.Kind.DEB) {
            found.add(
                    Symptom.note(MACHINE, "the lists of the system's packages were never fetched")
                            .withRemedy("apt-get update"));
        }
    }

    private static Symptom little(Disk disk) {
        return Symptom.wrong(
                        MACHINE,
                        "%d MiB are free where `%s` lies"
                                .formatted(disk.free() >> 20, disk.folder()))
                .withRemedy("wardian cache prune");
    }
}

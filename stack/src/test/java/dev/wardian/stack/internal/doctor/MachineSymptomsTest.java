package dev.wardian.stack.internal.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.host.HostName;
import dev.wardian.host.HostProfile;
import dev.wardian.host.HostRecord;
import dev.wardian.stack.doctor.Symptom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MachineSymptomsTest {
    /// A recorded machine with other values for some of its members.
    private static HostProfile machine(String name, String member, Object value) {
        Map<String, Object> tree = new LinkedHashMap<>(HostRecord.tree(HostName.parse(name)));
        tree.put(member, value);
        return HostRecord.read(tree);
    }

    @Test
    void findsPackagesThatDpkgLeftHalfDone() {
        HostProfile host =
                machine(
                        "debian:12",
                        "packages",
                        Map.of(
                                "kind", "deb",
                                "tool", "apt-get",
                                "database", "/var/lib/dpkg/status",
                                "unfinished", List.of("libc6")));

        assertThat(MachineSymptoms.of(host))
                .contains(
                        Symptom.wrong(
                                        Symptom.Area.MACHINE,
                                        "packages of the system are not configured: libc6")
                                .withRemedy("dpkg --configure -a"));
    }

    @Test
    void saysThatAFullDiskIsFull() {
        HostProfile host =
                machine(
                        "debian:12",
                        "disks",
                        List.of(
                                Map.of(
                                        "folder", "/cache", "type", "ext4", "total", 1L << 40,
                                        "free", 5L << 20)));

        assertThat(MachineSymptoms.of(host))
                .extracting(Symptom::text)
                .contains("5 MiB are free where `/cache` lies");
    }

    @Test
    void knowsThatAnOldLibraryRefusesNewWheels() {
        assertThat(MachineSymptoms.of(HostName.parse("centos:7")))
                .anyMatch(
                        one ->
                                one.gravity() == Symptom.Gravity.NOTE
                                        && one.text().startsWith("glibc 2.17: many wheels need"));
        assertThat(MachineSymptoms.of(HostName.parse("debian:12")))
                .noneMatch(one -> one.gravity() == Symptom.Gravity.WRONG);
    }
}

package dev.wardian.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardian.standards.SyntaxException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostNameTest {
    @ParameterizedTest
    @CsvSource({
        "debian:12, glibc 2.36, apt-get",
        "bookworm, glibc 2.36, apt-get",
        "ubuntu:24.04, glibc 2.39, apt-get",
        "rhel:9, glibc 2.34, dnf",
        "centos:7, glibc 2.17, yum",
        "alpine:3.20, musl 1.2, apk"
    })
    void knowsWhatFollowsFromTheName(String name, String libc, String tool) {
        HostProfile host = HostName.parse(name);

        assertThat(host.origin()).isEqualTo(HostProfile.Origin.NAMED);
        assertThat(host.libc()).map(Libc::toString).hasValue(libc);
        assertThat(host.packages()).map(PackageSystem::tool).hasValue(tool);
        assertThat(host.processor().architecture()).isEqualTo("x86_64");
    }

    @Test
    void letsWordsBehindTheNameCorrectIt() {
        HostProfile host = HostName.parse("debian:12, arch=aarch64, glibc=2.41");

        assertThat(host.processor()).isEqualTo(Processor.of("aarch64"));
        assertThat(host.libc()).hasValue(new Libc(Libc.Family.GLIBC, new MajorMinor(2, 41)));
        assertThat(HostName.parse("debian:12,level=3").processor().baseline())
                .isEqualTo("x86-64-v3");
    }

    @Test
    void offersTheVersionsOfADistributionItKnows() {
        assertThatThrownBy(() -> HostName.parse("debian:99"))
                .isInstanceOf(SyntaxException.class)
                .hasMessageContaining("one of debian:10, debian:11, debian:12, debian:13");
        assertThatThrownBy(() -> HostName.parse("beos")).hasMessageContaining("ubuntu:VERSION");
    }

    @Test
    void fillsInWhatDriverAndModelTell() {
        Accelerators named = GpuName.parse("8xH100,driver=550.54");

        assertThat(named.gpus()).hasSize(8);
        assertThat(named.gpus().getFirst().capability()).hasValue(new MajorMinor(9, 0));
        assertThat(named.gpus().getFirst().memory()).hasValue(80L << 30);
        assertThat(named.cuda()).hasValue(new MajorMinor(12, 4));
    }

    @Test
    void takesWhatIsWrittenBeforeWhatIsKnown() {
        Accelerators named = GpuName.parse("H200,driver=570,cuda=13.0,memory=96GB");

        assertThat(named.cuda()).hasValue(new MajorMinor(13, 0));
        assertThat(named.gpus().getFirst().memory()).hasValue(96L << 30);
    }

    @ParameterizedTest
    @CsvSource({
        "NVIDIA GeForce RTX 4090, 8.9",
        "rtx4090, 8.9",
        "NVIDIA L40S, 8.9",
        "Tesla T4, 7.5",
        "GeForce GTX 1080 Ti, 6.1",
        "NVIDIA A100-SXM4-80GB, 8.0",
        "NVIDIA A10G, 8.6"
    })
    void knowsModelsByTheNamesOfTheDriverAndOfPeople(String name, String capability) {
        assertThat(GpuName.parse(name).lowestCapability())
                .map(MajorMinor::toString)
                .hasValue(capability);
    }

    @Test
    void takesAnUnknownModelWithItsCapability() {
        Gpu gpu = GpuName.parse("my card,capability=11.0").gpus().getFirst();

        assertThat(gpu.name()).isEqualTo("my card");
        assertThat(gpu.architecture()).hasValue(110);
        assertThat(gpu.memory()).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "H999",
                "H200,driver=new",
                "H200,speed=fast",
                "H200,memory=80TB",
                "",
                "H200,"
            })
    void refusesWhatItDoesNotUnderstand(String text) {
        assertThatThrownBy(() -> GpuName.parse(text)).isInstanceOf(SyntaxException.class);
    }

    @Test
    void namesNoGpuAtAll() {
        assertThat(GpuName.parse("none")).isEqualTo(Accelerators.none());
    }
}

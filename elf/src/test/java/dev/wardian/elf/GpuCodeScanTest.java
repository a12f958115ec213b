package dev.wardian.elf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.testkit.ElfMaker;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GpuCodeScanTest {
    private static List<String> all(byte[] file) throws IOException {
        return GpuCodeScan.read(new ByteArrayInputStream(file), _ -> false).stream()
                .map(GpuCode::toString)
                .toList();
    }

    @Test
    void findsWhatTheSectionsSay() throws IOException {
        var file = ElfMaker.little().needs("libcudart.so.12").gpu(2, 80, 1, 90).gpu(2, 86).make();

        assertThat(all(file)).containsExactly("sm_80", "sm_86", "compute_90");
        assertThat(ElfFile.read(file).orElseThrow().gpuCode())
                .extracting(GpuCode::toString)
                .containsExactlyElementsOf(all(file));
    }

    @Test
    void readsNoFurtherThanNeeded() throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(ElfMaker.little().gpu(2, 80).gpu(2, 90).make());
        var rest = new byte[1000];
        new Random(1).nextBytes(rest);
        bytes.writeBytes(rest);
        var in = new ByteArrayInputStream(bytes.toByteArray());

        var found = GpuCodeScan.read(in, all -> all.stream().anyMatch(one -> one.runsOn(80)));

        assertThat(found).extracting(GpuCode::toString).containsExactly("sm_80");
        assertThat(in.available()).isGreaterThan(rest.length);
    }

    @Test
    void endsQuietlyWhereTheFileDoes() throws IOException {
        var file = ElfMaker.little().gpu(2, 80, 2, 90).make();

        for (var length = 0; length < file.length; length++) {
            var cut = Arrays.copyOf(file, length);
            assertThat(List.of("sm_80", "sm_90")).containsAll(all(cut));
        }
    }

    @Test
    void passesDamageBy() throws IOException {
        var file = ElfMaker.little().gpu(2, 80, 2, 90).gpu(1, 70).make();
        var random = new Random(7);

        for (var round = 0; round < 5000; round++) {
            var damaged = file.clone();
            for (var hits = 0; hits < 4; hits++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            assertThat(all(damaged)).hasSizeLessThan(20);
        }
    }
}

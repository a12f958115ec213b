package dev.wardian.python.internal.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wardian.testkit.WheelMaker;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RemoteZipTest {
    private static final int ENTRY_MARK = 0x02014b50;

    private final byte[] wheel =
            WheelMaker.wheel("foo 1.0").file("foo/__init__.py", "x = 1\n").make().bytes();

    @Test
    void readsTheMetadataAndEachFileOfAWheel() throws IOException {
        RemoteZip zip = new RemoteZip(RemoteZip.of(wheel));
        assertThat(zip.wheelMetadata())
                .hasValueSatisfying(
                        it ->
                                assertThat(new String(it, StandardCharsets.UTF_8))
                                        .contains("Name: foo"));
        List<String> read = new ArrayList<>();
        zip.read("foo/__init__.py"::equals, (name, content) -> read.add(name + content.length));
        assertThat(read).containsExactly("foo/__init__.py6");
    }

    @Test
    void opensAFileAndReadsNoMoreThanIsAskedFor() throws IOException {
        var content = new byte[4 << 20];
        new Random(3).nextBytes(content);
        for (var maker :
                List.of(
                        WheelMaker.wheel("foo 1.0").file("foo/x.so", content),
                        WheelMaker.wheel("foo 1.0").file("foo/x.so", content).uncompressed())) {
            var asked = new AtomicLong();
            var whole = RemoteZip.of(maker.make().bytes());
            var counted =
                    new RemoteZip.Source() {
                        @Override
                        public long length() {
                            return whole.length();
                        }

                        @Override
                        public byte[] read(long offset, int length) throws IOException {
                            asked.addAndGet(length);
                            return whole.read(offset, length);
                        }
                    };
            var zip = new RemoteZip(counted);
            try (var in = zip.open("foo/x.so")) {
                assertThat(in.readNBytes(1000)).isEqualTo(Arrays.copyOf(content, 1000));
            }
            assertThat(asked.get()).isLessThan(1 << 20);
            try (var in = zip.open("foo/x.so")) {
                assertThat(in.readAllBytes()).isEqualTo(content);
            }
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> zip.open("foo/y.so"))
                    .withMessageContaining("foo/y.so");
        }
    }

    /// What fuzzing found: an exception of the array copy, and memory for what is claimed alone.
    @ParameterizedTest(name = "{0}")
    @CsvSource({"offset, 42, 65921", "size, 24, 16000000", "packed, 20, 1711276032"})
    void refusesEntriesThatTheArchiveCannotHold(String field, int at, int value) {
        ByteBuffer bytes = ByteBuffer.wrap(wheel.clone()).order(ByteOrder.LITTLE_ENDIAN);
        for (int place = 0; place + 46 < wheel.length; place++) {
            if (bytes.getInt(place) == ENTRY_MARK) {
                bytes.putInt(place + at, value);
            }
        }
        RemoteZip zip = new RemoteZip(RemoteZip.of(bytes.array()));
        assertThatExceptionOfType(IOException.class)
                .as(field)
                .isThrownBy(zip::wheelMetadata)
                .withMessage("its directory is damaged");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> zip.read(name -> true, (name, content) -> {}))
                .withMessage("its directory is damaged");
    }
}

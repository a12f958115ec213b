package dev.wardian.python.internal.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wardian.testkit.WheelMaker;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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

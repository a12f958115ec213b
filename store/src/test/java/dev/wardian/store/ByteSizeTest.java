package dev.wardian.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSizeTest {
    @ParameterizedTest
    @CsvSource({
        "0,0",
        "4096,4096",
        "1K,1024",
        "20g,21474836480",
        "500MiB,524288000",
        "1TB,1099511627776"
    })
    void readsWhatPeopleWrite(String text, long bytes) {
        assertThat(ByteSize.parse(text).bytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "G", "-1", "1.5G", "2X", "9999999999T"})
    void refusesWhatIsNoSize(String text) {
        assertThatThrownBy(() -> ByteSize.parse(text))
                .hasMessage("`" + text + "` is not a size: write 20G or 500M");
    }

    @Test
    void isWrittenSoThatItMeansNoLess() {
        assertThat(new ByteSize(1023)).hasToString("1023");
        assertThat(new ByteSize(16L << 30)).hasToString("16G");
        assertThat(new ByteSize((16L << 30) + 1)).hasToString("17G");
        assertThat(ByteSize.parse(new ByteSize(Long.MAX_VALUE / 2).toString()).bytes())
                .isGreaterThanOrEqualTo(Long.MAX_VALUE / 2);
    }
}

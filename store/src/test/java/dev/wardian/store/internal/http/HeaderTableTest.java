package dev.wardian.store.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The examples of RFC 7541, appendix C.
class HeaderTableTest {
    private final HeaderTable table = new HeaderTable();

    private List<String> decode(String hex) throws IOException {
        byte[] block = HexFormat.of().parseHex(hex.replace(" ", ""));
        return table.decode(block, block.length);
    }

    @Test
    void decodesLiteralsAndIndexes() throws IOException {
        assertThat(decode("400a 6375 7374 6f6d 2d6b 6579 0d63 7573 746f 6d2d 6865 6164 6572"))
                .containsExactly("custom-key", "custom-header");
        assertThat(decode("040c 2f73 616d 706c 652f 7061 7468"))
                .containsExactly(":path", "/sample/path");
        assertThat(decode("82")).containsExactly(":method", "GET");
        assertThat(decode("be")).containsExactly("custom-key", "custom-header");
    }

    @Test
    void decodesShortenedTextsAndRemembersFields() throws IOException {
        assertThat(
                        decode(
                                "4882 6402 5885 aec3 771a 4b61 96d0 7abe 9410 54d4 44a8 2005 9504 0b81"
                                        + "66e0 82a6 2d1b ff6e 919d 29ad 1718 63c7 8f0b 97c8 e9ae 82ae 43d3"))
                .containsExactly(
                        ":status", "302",
                        "cache-control", "private",
                        "date", "Mon, 21 Oct 2013 20:13:21 GMT",
                        "location", "https://www.example.com");
        assertThat(decode("4883 640e ffc1 c0bf"))
                .containsExactly(
                        ":status", "307",
                        "cache-control", "private",
                        "date", "Mon, 21 Oct 2013 20:13:21 GMT",
                        "location", "https://www.example.com");
    }

    @Test
    void forgetsWhatNoLongerFits() throws IOException {
        decode("4001 6101 62");
        assertThat(decode("be")).containsExactly("a", "b");
        decode("20");
        assertThatThrownBy(() -> decode("be")).isInstanceOf(IOException.class);
    }

    @Test
    void refusesDamagedBlocks() {
        for (String block :
                List.of("80", "ff", "ffffffffffff7f", "000a61", "3fffffff7f", "00 84ffffffff 00")) {
            assertThatThrownBy(() -> decode(block)).isInstanceOf(IOException.class);
        }
    }
}

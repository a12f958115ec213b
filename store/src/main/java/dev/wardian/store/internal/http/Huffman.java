package dev.wardian.store.internal.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// The code in which HTTP/2 shortens header texts (RFC 7541, appendix B). It is canonical: the
/// lengths of the codes alone determine them.
final class Huffman {
    /// For each byte the length of its code, as a letter: `A` is five bits.
    private static final String LENGTHS =
            "ISXXXXXXXTZXXZXXXXXXXXZXXXXXXXXXBFFHIBDGFFDGDBBBAAABBBBBBBCDKBHFIBCCCCCCCCCCCCCCCCCCCCCC"
                    + "DCDIOIJBKABABABBBACCBBBABCBAABCCCCCKGJIXPRPPRRRSRSSSSSTSTTRSTSSSSQRSRSSTRQPRRSSQSRRTQRSSQ"
                    + "QRQSRSSPRRRSRRSVVPORSRUVVVWWVTUOQVWWVWTQQVVXWWWPTPQRQQSRRUUTTVSVWVVWWWWWXWWWWWV";
    private static final int SHORTEST = 5;
    private static final int LONGEST = 30;
    private static final int[] FIRST_CODE = new int[LONGEST + 2];
    private static final int[] COUNT = new int[LONGEST + 2];
    private static final int[] FIRST_SYMBOL = new int[LONGEST + 2];
    private static final byte[] SYMBOLS = new byte[256];

    static {
        int code = 0;
        int next = 0;
        for (int length = SHORTEST; length <= LONGEST; length++) {
            code <<= 1;
            FIRST_CODE[length] = code;
            FIRST_SYMBOL[length] = next;
            for (int symbol = 0; symbol < 256; symbol++) {
                if (LENGTHS.charAt(symbol) - 'A' + SHORTEST == length) {
                    SYMBOLS[next++] = (byte) symbol;
                    COUNT[length]++;
                    code++;
                }
            }
        }
    }

    private Huffman() {}

    /// The text that a coded string stands for.
    static String decode(byte[] bytes, int start, int end) throws IOException {
        byte[] out = new byte[(end - start) * 8 / SHORTEST + 1];
        int written = 0;
        int code = 0;
        int length = 0;
        for (int i = start; i < end; i++) {
            for (int bit = 7; bit >= 0; bit--) {
                code = code << 1 | (bytes[i] >> bit & 1);
                length++;
                int place = code - FIRST_CODE[length];
                if (place >= 0 && place < COUNT[length]) {
                    out[written++] = SYMBOLS[FIRST_SYMBOL[length] + place];
                    code = 0;
                    length = 0;
                } else if (length == LONGEST) {
                    throw new IOException("the answer's header is damaged");
                }
            }
        }
        return new String(out, 0, written, StandardCharsets.ISO_8859_1);
    }
}

package dev.wardian.store.internal.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Decodes the header blocks of one HTTP/2 connection and remembers what they tell to remember
/// (RFC 7541). Used by one thread.
final class HeaderTable {
    private static final int LARGEST = 4096;
    private static final int OVERHEAD = 32;
    private static final int MOST_TEXT = 1 << 20;
    private static final String[] FIXED = {
        ":authority",
        "",
        ":method",
        "GET",
        ":method",
        "POST",
        ":path",
        "/",
        ":path",
        "/index.html",
        ":scheme",
        "http",
        ":scheme",
        "https",
        ":status",
        "200",
        ":status",
        "204",
        ":status",
        "206",
        ":status",
        "304",
        ":status",
        "400",
        ":status",
        "404",
        ":status",
        "500",
        "accept-charset",
        "",
        "accept-encoding",
        "gzip, deflate",
        "accept-language",
        "",
        "accept-ranges",
        "",
        "accept",
        "",
        "access-control-allow-origin",
        "",
        "age",
        "",
        "allow",
        "",
        "authorization",
        "",
        "cache-control",
        "",
        "content-disposition",
        "",
        "content-encoding",
        "",
        "content-language",
        "",
        "content-length",
        "",
        "content-location",
        "",
        "content-range",
        "",
        "content-type",
        "",
        "cookie",
        "",
        "date",
        "",
        "etag",
        "",
        "expect",
        "",
        "expires",
        "",
        "from",
        "",
        "host",
        "",
        "if-match",
        "",
        "if-modified-since",
        "",
        "if-none-match",
        "",
        "if-range",
        "",
        "if-unmodified-since",
        "",
        "last-modified",
        "",
        "link",
        "",
        "location",
        "",
        "max-forwards",
        "",
        "proxy-authenticate",
        "",
        "proxy-authorization",
        "",
        "range",
        "",
        "referer",
        "",
        "refresh",
        "",
        "retry-after",
        "",
        "server",
        "",
        "set-cookie",
        "",
        "strict-transport-security",
        "",
        "transfer-encoding",
        "",
        "user-agent",
        "",
        "vary",
        "",
        "via",
        "",
        "www-authenticate",
        ""
    };
    private static final int FIXED_COUNT = FIXED.length / 2;

    /// Names and values, the oldest entry first.
    private final List<String> remembered = new ArrayList<>();
    private int rememberedSize;
    private int allowed = LARGEST;
    private byte[] block = new byte[0];
    private int position;
    private int end;

    /// Alternating names and values of one block.
    List<String> decode(byte[] bytes, int length) throws IOException {
        block = bytes;
        position = 0;
        end = length;
        int text = 0;
        List<String> fields = new ArrayList<>(32);
        while (position < end) {
            int first = block[position] & 0xff;
            if (first >= 0x80) {
                int index = number(7);
                fields.add(name(index));
                fields.add(value(index));
            } else if (first >= 0x40) {
                literal(fields, 6, true);
            } else if (first >= 0x20) {
                resize(number(5));
                continue;
            } else {
                literal(fields, 4, false);
            }
            text += fields.getLast().length() + fields.get(fields.size() - 2).length();
            if (text > MOST_TEXT) {
                throw new IOException("the answer's header is too long");
            }
        }
        return fields;
    }

    private void literal(List<String> fields, int bits, boolean remember) throws IOException {
        int index = number(bits);
        String name = index == 0 ? string() : name(index);
        String value = string();
        fields.add(name);
        fields.add(value);
        if (remember) {
            remembered.add(name);
            remembered.add(value);
            rememberedSize += name.length() + value.length() + OVERHEAD;
            shrink();
        }
    }

    private void resize(int size) throws IOException {
        if (size > LARGEST) {
            throw damaged();
        }
        allowed = size;
        shrink();
    }

    private void shrink() {
        while (rememberedSize > allowed) {
            rememberedSize -= remembered.get(0).length() + remembered.get(1).length() + OVERHEAD;
            remembered.subList(0, 2).clear();
        }
    }

    private String name(int index) throws IOException {
        return index <= FIXED_COUNT && index > 0
                ? FIXED[2 * index - 2]
                : remembered.get(place(index));
    }

    private String value(int index) throws IOException {
        return index <= FIXED_COUNT && index > 0
                ? FIXED[2 * index - 1]
                : remembered.get(place(index) + 1);
    }

    private int place(int index) throws IOException {
        int place = remembered.size() - 2 * (index - FIXED_COUNT);
        if (index <= FIXED_COUNT || place < 0) {
            throw damaged();
        }
        return place;
    }

    private int number(int bits) throws IOException {
        int mask = (1 << bits) - 1;
        int value = next() & mask;
        if (value < mask) {
            return value;
        }
        for (int shift = 0; shift <= 21; shift += 7) {
            int b = next();
            value += (b & 0x7f) << shift;
            if (b < 0x80) {
                return value;
            }
        }
        throw damaged();
    }

    private String string() throws IOException {
        boolean coded = position < end && block[position] < 0;
        int length = number(7);
        int start = position;
        if (length > end - start) {
            throw damaged();
        }
        position += length;
        return coded
                ? Huffman.decode(block, start, position)
                : new String(block, start, length, StandardCharsets.ISO_8859_1);
    }

    private int next() throws IOException {
        if (position >= end) {
            throw damaged();
        }
        return block[position++] & 0xff;
    }

    private static IOException damaged() {
        return new IOException("the answer's header is damaged");
    }
}

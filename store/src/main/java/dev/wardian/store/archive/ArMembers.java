package dev.wardian.store.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Reads the members of an `ar` archive one after the other (`deb(5)`, "FORMAT"), in its common
/// form without long names.
final class ArMembers {
    private static final byte[] MAGIC = "!<arch>\n".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER = 60;
    private static final int NAME = 16;
    private static final int SIZE = 48;
    private static final int END = 58;

    private final InputStream in;
    private long left;
    private boolean padded;

    ArMembers(InputStream in) throws IOException {
        this.in = in;
        if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
            throw new Refused("it is not an `ar` archive, as packages of Debian are");
        }
    }

    /// The name of the next member; empty at the end. What is left of the one before is passed
    /// over.
    Optional<String> next() throws IOException {
        in.skipNBytes(left + (padded ? 1 : 0));
        byte[] header = in.readNBytes(HEADER);
        if (header.length == 0) {
            return Optional.empty();
        }
        if (header.length < HEADER || header[END] != '`' || header[END + 1] != '\n') {
            throw new Refused("a member of it has no sound header");
        }
        String size = text(header, SIZE, END);
        if (!size.matches("[0-9]{1,10}")) {
            throw new Refused("a member of it is `" + size + "` bytes long");
        }
        left = Long.parseLong(size);
        padded = left % 2 != 0;
        String name = text(header, 0, NAME);
        return Optional.of(name.endsWith("/") ? name.substring(0, name.length() - 1) : name);
    }

    private static String text(byte[] header, int from, int to) {
        return new String(header, from, to - from, StandardCharsets.ISO_8859_1).strip();
    }

    /// The content of the member that was named last.
    InputStream content() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                if (left == 0) {
                    return -1;
                }
                int read = in.read(into, offset, (int) Math.min(length, left));
                if (read < 0) {
                    throw new Refused("it is cut short");
                }
                left -= read;
                return read;
            }
        };
    }
}

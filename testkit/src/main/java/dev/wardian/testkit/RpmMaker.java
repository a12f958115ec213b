package dev.wardian.testkit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Makes the file of an RPM package: lead, signatures, header and a payload that holds nothing.
/// What `rpmsign` writes of signatures; no digests besides.
public final class RpmMaker {
    private static final int INT32 = 4;
    private static final int STRING = 6;
    private static final int BINARY = 7;
    private static final int RSA_OF_HEADER = 268;

    private final SortedMap<Integer, Object> values = new TreeMap<>();
    private Optional<SigningKey> key = Optional.empty();

    private RpmMaker(String name, String version) {
        int colon = version.indexOf(':');
        int dash = version.indexOf('-');
        values.put(1000, name);
        values.put(1001, version.substring(colon + 1, dash));
        values.put(1002, version.substring(dash + 1));
        if (colon > 0) {
            values.put(1003, Integer.valueOf(version.substring(0, colon)));
        }
        values.put(1022, "noarch");
    }

    /// A package for any processor.
    ///
    /// @param version `1.0-1` or `2:1.0-1`
    public static RpmMaker of(String name, String version) {
        return new RpmMaker(name, version);
    }

    /// Says something at length, so that the header grows.
    public RpmMaker describing(String text) {
        values.put(1005, text);
        return this;
    }

    /// Its header is signed.
    public RpmMaker signedBy(SigningKey signer) {
        key = Optional.of(signer);
        return this;
    }

    /// The file.
    public byte[] bytes() {
        byte[] header = header(values);
        byte[] signatures =
                header(
                        key.isPresent()
                                ? Map.of(RSA_OF_HEADER, key.get().packet(header))
                                : Map.of(1000, header.length));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(new byte[] {(byte) 0xed, (byte) 0xab, (byte) 0xee, (byte) 0xdb, 3});
        file.writeBytes(new byte[96 - file.size()]);
        file.writeBytes(signatures);
        file.writeBytes(new byte[-signatures.length & 7]);
        file.writeBytes(header);
        file.writeBytes("payload".getBytes(StandardCharsets.US_ASCII));
        return file.toByteArray();
    }

    private static byte[] header(Map<Integer, Object> values) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        ByteArrayOutputStream index = new ByteArrayOutputStream();
        try (DataOutputStream entries = new DataOutputStream(index);
                DataOutputStream contents = new DataOutputStream(data);
                DataOutputStream out = new DataOutputStream(bytes)) {
            for (var one : values.entrySet()) {
                while (one.getValue() instanceof Integer && contents.size() % 4 != 0) {
                    contents.writeByte(0);
                }
                entries.writeInt(one.getKey());
                entries.writeInt(type(one.getValue()));
                entries.writeInt(contents.size());
                entries.writeInt(one.getValue() instanceof byte[] all ? all.length : 1);
                switch (one.getValue()) {
                    case Integer number -> contents.writeInt(number);
                    case byte[] all -> contents.write(all);
                    default ->
                            contents.write(
                                    (one.getValue() + "\0").getBytes(StandardCharsets.UTF_8));
                }
            }
            out.writeInt(0x8eade801);
            out.writeInt(0);
            out.writeInt(values.size());
            out.writeInt(data.size());
            out.write(index.toByteArray());
            out.write(data.toByteArray());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static int type(Object value) {
        return value instanceof Integer ? INT32 : value instanceof byte[] ? BINARY : STRING;
    }
}

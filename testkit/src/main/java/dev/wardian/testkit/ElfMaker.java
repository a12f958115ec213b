package dev.wardian.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes small shared objects of 64 bits, mapped from the start of the file to address 0x10000.
public final class ElfMaker {
    private static final int BASE = 0x10000;

    private final ByteOrder order;
    private final List<long[]> dynamic = new ArrayList<>();
    private final StringBuilder names = new StringBuilder("\0");
    private final Map<String, List<String>> versions = new LinkedHashMap<>();
    private final List<String> defined = new ArrayList<>();
    private final List<String> undefined = new ArrayList<>();
    private final List<String> weak = new ArrayList<>();
    private final List<String> exported = new ArrayList<>();
    private byte[] fatBinaries = {};

    public ElfMaker(ByteOrder order) {
        this.order = order;
    }

    /// Begins a file of the usual byte order.
    public static ElfMaker little() {
        return new ElfMaker(ByteOrder.LITTLE_ENDIAN);
    }

    public ElfMaker needs(String library) {
        dynamic.add(new long[] {1, name(library)});
        return this;
    }

    public ElfMaker soname(String soname) {
        dynamic.add(new long[] {14, name(soname)});
        return this;
    }

    public ElfMaker rpath(String path) {
        dynamic.add(new long[] {15, name(path)});
        return this;
    }

    public ElfMaker runpath(String path) {
        dynamic.add(new long[] {29, name(path)});
        return this;
    }

    public ElfMaker versions(String library, String... needed) {
        versions.put(library, List.of(needed));
        return this;
    }

    /// Says that it defines these versions of symbols.
    public ElfMaker defines(String... versionNames) {
        defined.addAll(List.of(versionNames));
        return this;
    }

    public ElfMaker undefined(String symbol) {
        undefined.add(symbol);
        return this;
    }

    public ElfMaker weak(String symbol) {
        weak.add(symbol);
        return this;
    }

    /// Defines a symbol for others.
    public ElfMaker exports(String symbol) {
        exported.add(symbol);
        return this;
    }

    /// Adds CUDA code; kind 1 is PTX, 2 machine code.
    public ElfMaker gpu(int... kindsAndArchitectures) {
        ByteArrayOutputStream entries = new ByteArrayOutputStream();
        for (int i = 0; i < kindsAndArchitectures.length; i += 2) {
            ByteBuffer entry = buffer(64 + 16);
            entry.putShort(0, (short) kindsAndArchitectures[i])
                    .putInt(4, 64)
                    .putLong(8, 16)
                    .putInt(28, kindsAndArchitectures[i + 1]);
            entries.writeBytes(bytes(entry));
        }
        ByteBuffer binary = buffer(16 + entries.size());
        binary.putInt(0xBA55ED50).putShort((short) 1).putShort((short) 16);
        binary.putLong(entries.size()).put(entries.toByteArray());
        ByteBuffer all = buffer(fatBinaries.length + 8 + binary.capacity());
        fatBinaries = bytes(all.put(fatBinaries).putLong(0).put(bytes(binary)));
        return this;
    }

    public byte[] make() {
        List<Part> parts = new ArrayList<>();
        int at = 64 + 2 * 56;
        byte[] needs = versionNeeds();
        byte[] definitions = versionDefinitions();
        byte[] symbols = symbols();
        byte[] hash = bytes(buffer(16).putInt(4, symbols.length / 24));
        List<long[]> tags = new ArrayList<>(dynamic);
        at = add(parts, at, symbols, 6, tags);
        at = add(parts, at, hash, 0x6ffffef5L, tags);
        if (needs.length > 0) {
            at = add(parts, at, needs, 0x6ffffffeL, tags);
            tags.add(new long[] {0x6fffffffL, versions.size()});
        }
        if (definitions.length > 0) {
            at = add(parts, at, definitions, 0x6ffffffcL, tags);
            tags.add(new long[] {0x6ffffffdL, 1 + defined.size()});
        }
        byte[] strings = names.toString().getBytes(StandardCharsets.ISO_8859_1);
        at = add(parts, at, strings, 5, tags);
        ByteBuffer table = buffer(16 * (tags.size() + 1));
        tags.forEach(tag -> table.putLong(tag[0]).putLong(tag[1]));
        int dynamicAt = at;
        parts.add(new Part(at, table));
        at += table.capacity();
        int gpuAt = at;
        parts.add(new Part(at, ByteBuffer.wrap(fatBinaries)));
        at += fatBinaries.length;
        byte[] sectionNames = "\0.nv_fatbin\0".getBytes(StandardCharsets.ISO_8859_1);
        parts.add(new Part(at, ByteBuffer.wrap(sectionNames)));
        int namesAt = at;
        at += 16;
        ByteBuffer file = buffer(at + 3 * 64);
        parts.forEach(part -> file.put(part.at, bytes(part.content)));
        header(file, at);
        segment(file, 64, 1, 0, BASE, at);
        segment(file, 120, 2, dynamicAt, BASE + dynamicAt, table.capacity());
        section(file, at + 64, 1, gpuAt, fatBinaries.length);
        section(file, at + 128, 0, namesAt, sectionNames.length);
        return bytes(file);
    }

    private record Part(int at, ByteBuffer content) {}

    private static int add(List<Part> parts, int at, byte[] bytes, long tag, List<long[]> tags) {
        parts.add(new Part(at, ByteBuffer.wrap(bytes)));
        tags.add(new long[] {tag, BASE + at});
        return at + (bytes.length + 7) / 8 * 8;
    }

    private void header(ByteBuffer file, int sections) {
        file.put(
                0,
                new byte[] {
                    0x7f, 'E', 'L', 'F', 2, (byte) (order == ByteOrder.BIG_ENDIAN ? 2 : 1), 1
                });
        file.putShort(16, (short) 3).putShort(18, (short) 62).putLong(32, 64).putLong(40, sections);
        file.putShort(54, (short) 56).putShort(56, (short) 2);
        file.putShort(58, (short) 64).putShort(60, (short) 3).putShort(62, (short) 2);
    }

    private static void segment(
            ByteBuffer file, int at, int type, int offset, int address, int length) {
        file.putInt(at, type).putLong(at + 8, offset).putLong(at + 16, address);
        file.putLong(at + 32, length);
    }

    private static void section(ByteBuffer file, int at, int name, int offset, int length) {
        file.putInt(at, name).putInt(at + 4, 1).putLong(at + 24, offset).putLong(at + 32, length);
    }

    private byte[] symbols() {
        ByteBuffer table = buffer(24 * (1 + undefined.size() + weak.size() + exported.size()));
        int at = 24;
        for (String symbol : undefined) {
            table.putInt(at, name(symbol)).put(at + 4, (byte) (1 << 4));
            at += 24;
        }
        for (String symbol : weak) {
            table.putInt(at, name(symbol)).put(at + 4, (byte) (2 << 4));
            at += 24;
        }
        for (String symbol : exported) {
            table.putInt(at, name(symbol)).put(at + 4, (byte) (1 << 4));
            table.putShort(at + 6, (short) 1);
            at += 24;
        }
        return bytes(table);
    }

    private byte[] versionNeeds() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int left = versions.size();
        for (Map.Entry<String, List<String>> entry : versions.entrySet()) {
            List<String> needed = entry.getValue();
            ByteBuffer one = buffer(16 + 16 * needed.size());
            one.putShort(0, (short) 1).putShort(2, (short) needed.size());
            one.putInt(4, name(entry.getKey())).putInt(8, 16);
            one.putInt(12, --left == 0 ? 0 : one.capacity());
            for (int i = 0; i < needed.size(); i++) {
                int at = 16 + 16 * i;
                one.putInt(at + 8, name(needed.get(i)));
                one.putInt(at + 12, i == needed.size() - 1 ? 0 : 16);
            }
            all.writeBytes(bytes(one));
        }
        return all.toByteArray();
    }

    /// The first entry is the library's own name, as linkers write it.
    private byte[] versionDefinitions() {
        if (defined.isEmpty()) {
            return new byte[0];
        }
        List<String> all = new ArrayList<>(List.of("base"));
        all.addAll(defined);
        ByteBuffer table = buffer(28 * all.size());
        for (int i = 0; i < all.size(); i++) {
            int at = 28 * i;
            table.putShort(at, (short) 1).putShort(at + 2, (short) (i == 0 ? 1 : 0));
            table.putShort(at + 6, (short) 1).putInt(at + 12, 20);
            table.putInt(at + 16, i == all.size() - 1 ? 0 : 28).putInt(at + 20, name(all.get(i)));
        }
        return bytes(table);
    }

    private int name(String text) {
        int at = names.length();
        names.append(text).append('\0');
        return at;
    }

    private ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(order);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] copy = new byte[buffer.capacity()];
        buffer.get(0, copy);
        return copy;
    }
}

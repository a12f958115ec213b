package dev.wardian.elf.internal;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Numbers in x86-64 code beside loads of a text's address. `LEA` relative to the instruction
/// pointer is `REX.W 8D /r`, `MOV r32, imm32` is `B8+r` (Intel's manual, volume 2).
public final class CodeNumbers {
    private static final int LEA = 0x8d;
    private static final int LEA_LENGTH = 7;
    private static final int NEAR = 40;

    private CodeNumbers() {}

    /// The numbers beside all loads of a text.
    public static SortedSet<Integer> beside(MemorySegment file, String text) {
        ElfReader reader = new ElfReader(file);
        SortedSet<Integer> found = new TreeSet<>();
        if (!reader.read().header().architecture().equals("x86_64")) {
            return found;
        }
        Bytes bytes = reader.bytes();
        Segments segments = Segments.of(bytes);
        Set<Long> addresses = addresses(file, bytes, segments, text);
        if (addresses.isEmpty()) {
            return found;
        }
        for (Sections.Section section : Sections.of(bytes)) {
            if (section.name().startsWith(".text") && section.offset() < bytes.size()) {
                byte[] code = slice(file, section);
                long address = segments.address(section.offset());
                for (int at = 1; at + LEA_LENGTH <= code.length; at++) {
                    if (isLoad(code, at - 1) && addresses.contains(target(code, at, address))) {
                        numbers(code, at - 1, found);
                    }
                }
            }
        }
        return found;
    }

    /// Where in memory the text lies, with a zero byte behind it.
    private static Set<Long> addresses(
            MemorySegment file, Bytes bytes, Segments segments, String text) {
        byte[] wanted = (text + "\0").getBytes(StandardCharsets.UTF_8);
        Set<Long> found = new HashSet<>();
        for (Sections.Section section : Sections.of(bytes)) {
            if (section.name().startsWith(".rodata") && section.offset() < bytes.size()) {
                byte[] data = slice(file, section);
                for (int at = 0; at + wanted.length <= data.length; at++) {
                    if (begins(data, at, wanted)) {
                        found.add(segments.address(section.offset() + at));
                    }
                }
            }
        }
        return found;
    }

    private static byte[] slice(MemorySegment file, Sections.Section section) {
        long length = Math.min(section.length(), file.byteSize() - section.offset());
        return file.asSlice(section.offset(), length).toArray(ValueLayout.JAVA_BYTE);
    }

    private static boolean begins(byte[] data, int at, byte[] wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (data[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    /// `48 8D 05+8r` or `4C 8D 05+8r`, followed by a distance.
    private static boolean isLoad(byte[] code, int at) {
        int prefix = Byte.toUnsignedInt(code[at]);
        return (prefix == 0x48 || prefix == 0x4c)
                && Byte.toUnsignedInt(code[at + 1]) == LEA
                && (code[at + 2] & 0xc7) == 5;
    }

    private static long target(byte[] code, int at, long address) {
        int distance = ByteBuffer.wrap(code).order(ByteOrder.LITTLE_ENDIAN).getInt(at + 2);
        return address + at - 1 + LEA_LENGTH + distance;
    }

    private static void numbers(byte[] code, int at, SortedSet<Integer> found) {
        ByteBuffer bytes = ByteBuffer.wrap(code).order(ByteOrder.LITTLE_ENDIAN);
        int end = Math.min(code.length - 5, at + LEA_LENGTH + NEAR);
        for (int i = Math.max(0, at - NEAR); i <= end; i++) {
            int operation = Byte.toUnsignedInt(code[i]);
            int number = bytes.getInt(i + 1);
            if (operation >= 0xb8 && operation <= 0xbf && number >= 0 && number < 1 << 16) {
                found.add(number);
            }
        }
    }
}

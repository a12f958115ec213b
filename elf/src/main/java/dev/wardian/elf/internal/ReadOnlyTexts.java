package dev.wardian.elf.internal;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// The texts that lie in the section `.rodata`; in a file without sections, in what is loaded.
public final class ReadOnlyTexts {
    private static final int LOAD = 1;
    private static final int WINDOW = 1 << 20;

    /// A text that is longer is no name of anything.
    private static final int LONGEST = 512;

    private ReadOnlyTexts() {}

    private record Region(long offset, long length) {}

    /// The texts that contain one of the words.
    public static SortedSet<String> containing(MemorySegment file, List<String> words) {
        SortedSet<String> found = new TreeSet<>();
        List<byte[]> searched = new ArrayList<>();
        for (String word : words) {
            searched.add(word.getBytes(StandardCharsets.UTF_8));
        }
        for (Region region : regions(file)) {
            long end = Math.min(file.byteSize(), region.offset() + region.length());
            for (long at = region.offset(); at < end; at += WINDOW - 2 * LONGEST) {
                byte[] window =
                        file.asSlice(at, Math.min(WINDOW, end - at)).toArray(ValueLayout.JAVA_BYTE);
                search(window, searched, found);
            }
        }
        return found;
    }

    private static List<Region> regions(MemorySegment file) {
        Bytes bytes = new ElfReader(file).bytes();
        List<Region> regions = new ArrayList<>();
        for (Sections.Section section : Sections.of(bytes)) {
            if (section.name().startsWith(".rodata") && section.offset() < bytes.size()) {
                regions.add(new Region(section.offset(), section.length()));
            }
        }
        if (regions.isEmpty()) {
            for (Segments.Segment segment : Segments.of(bytes).all()) {
                if (segment.type() == LOAD
                        && segment.offset() >= 0
                        && segment.offset() < bytes.size()
                        && segment.length() > 0) {
                    regions.add(new Region(segment.offset(), segment.length()));
                }
            }
        }
        return regions;
    }

    private static void search(byte[] window, List<byte[]> words, SortedSet<String> found) {
        boolean[] begins = new boolean[256];
        for (byte[] word : words) {
            begins[Byte.toUnsignedInt(word[0])] = true;
        }
        for (int at = 0; at < window.length; at++) {
            if (begins[Byte.toUnsignedInt(window[at])] && isAt(window, at, words)) {
                text(window, at, found);
            }
        }
    }

    private static boolean isAt(byte[] window, int at, List<byte[]> words) {
        for (byte[] word : words) {
            int i = 0;
            while (i < word.length && at + i < window.length && window[at + i] == word[i]) {
                i++;
            }
            if (i == word.length) {
                return true;
            }
        }
        return false;
    }

    private static void text(byte[] window, int at, SortedSet<String> found) {
        int start = at;
        while (start > 0 && window[start - 1] >= ' ' && at - start <= LONGEST) {
            start--;
        }
        int end = at;
        while (end < window.length && window[end] != 0 && end - at <= LONGEST) {
            end++;
        }
        if (end - start <= LONGEST) {
            found.add(new String(window, start, end - start, StandardCharsets.UTF_8));
        }
    }
}

package dev.wardian.elf.internal;

import dev.wardian.elf.ElfException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The dynamic section: what the loader is told (System V ABI, "Dynamic Section").
///
/// @param values the last value of each tag that is given once
/// @param needed the libraries needed, in order
/// @param strings where the names lie
/// @param segments how addresses are found in the file
record Dynamic(
        Bytes bytes, Map<Long, Long> values, List<String> needed, long strings, Segments segments) {
    static final long HASH = 4;
    static final long SYMBOLS = 6;
    static final long GNU_HASH = 0x6ffffef5L;
    static final long VERSION_DEFINITIONS = 0x6ffffffcL;
    static final long VERSION_DEFINITION_COUNT = 0x6ffffffdL;
    static final long VERSION_NEEDS = 0x6ffffffeL;
    static final long VERSION_NEED_COUNT = 0x6fffffffL;
    private static final long NEEDED = 1;
    private static final long STRINGS = 5;
    private static final long SONAME = 14;
    private static final long RPATH = 15;
    private static final long RUNPATH = 29;

    static Dynamic read(Bytes bytes, Segments segments, Segments.Segment segment) {
        long width = bytes.isWide() ? 8 : 4;
        Map<Long, Long> values = new HashMap<>();
        List<Long> names = new ArrayList<>();
        for (long at = 0; at + 2 * width <= segment.length(); at += 2 * width) {
            long tag = bytes.address(segment.offset() + at);
            long value = bytes.address(segment.offset() + at + width);
            if (tag == 0) {
                break;
            }
            if (tag == NEEDED) {
                names.add(value);
            } else {
                values.put(tag, value);
            }
        }
        Long table = values.get(STRINGS);
        if (table == null && names.isEmpty()) {
            return new Dynamic(bytes, values, List.of(), 0, segments);
        }
        if (table == null) {
            throw new ElfException("its dynamic section has names, but no table of names");
        }
        long strings = segments.offset(table);
        List<String> needed = new ArrayList<>(names.size());
        for (long name : names) {
            needed.add(bytes.text(strings + name));
        }
        return new Dynamic(bytes, values, needed, strings, segments);
    }

    Optional<String> soname() {
        return text(SONAME);
    }

    /// `DT_RUNPATH`; `DT_RPATH` counts only without it.
    Optional<String> searchPath() {
        Optional<String> path = runpath();
        return path.isPresent() ? path : rpath();
    }

    Optional<String> runpath() {
        return text(RUNPATH);
    }

    Optional<String> rpath() {
        return text(RPATH);
    }

    /// Where in the file the table with this tag lies.
    Optional<Long> place(long tag) {
        return Optional.ofNullable(values.get(tag)).map(segments::offset);
    }

    long value(long tag) {
        return values.getOrDefault(tag, 0L);
    }

    String name(long offset) {
        return bytes.text(strings + offset);
    }

    private Optional<String> text(long tag) {
        return Optional.ofNullable(values.get(tag)).map(this::name);
    }
}

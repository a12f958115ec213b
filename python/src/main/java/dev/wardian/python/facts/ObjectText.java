package dev.wardian.python.facts;

import dev.wardian.elf.GpuCode;
import dev.wardian.elf.VersionNeed;
import java.util.List;

/// The pieces of the form in which facts of shared objects are kept: fields with tabs between them,
/// lists with blanks, `-` for nothing.
final class ObjectText {
    private ObjectText() {}

    /// A list as one field.
    static String words(List<?> values) {
        if (values.isEmpty()) {
            return "-";
        }
        var text = new StringBuilder();
        for (var value : values) {
            text.append(text.isEmpty() ? "" : " ")
                    .append(String.valueOf(value).replace(' ', '?').replace('\t', '?'));
        }
        return text.toString();
    }

    /// The list that a field holds.
    static List<String> words(String field) {
        return field.equals("-") ? List.of() : List.of(field.split(" ", -1));
    }

    /// Symbol versions as one field: `libc.so.6=GLIBC_2.4,GLIBC_2.14`.
    static String needs(List<VersionNeed> needs) {
        return words(
                needs.stream()
                        .map(need -> need.library() + "=" + String.join(",", need.versions()))
                        .toList());
    }

    static List<VersionNeed> needs(String field) {
        return words(field).stream()
                .map(
                        word -> {
                            var mark = word.indexOf('=');
                            return new VersionNeed(
                                    word.substring(0, mark),
                                    List.of(word.substring(mark + 1).split(",", -1)));
                        })
                .toList();
    }

    /// GPU code by its names, such as `sm_90 compute_90`.
    static List<GpuCode> gpuCode(String field) {
        return words(field).stream().map(GpuCode::parse).toList();
    }
}

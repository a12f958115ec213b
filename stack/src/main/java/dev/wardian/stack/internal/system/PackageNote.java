package dev.wardian.stack.internal.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What is kept of a package's control files beside its files in the store.
///
/// @param control its control file
/// @param alternatives the links that its scripts would make
/// @param md5sums the digests of its files, as it lists them itself
record PackageNote(String control, List<Alternatives.Link> alternatives, String md5sums) {
    private static final String BETWEEN = "\n\n";

    PackageNote {
        alternatives = List.copyOf(alternatives);
    }

    static PackageNote of(Map<String, String> files) {
        return new PackageNote(
                files.getOrDefault("control", "").strip(),
                Alternatives.of(files.getOrDefault("postinst", "")),
                files.getOrDefault("md5sums", "").strip());
    }

    static PackageNote parse(String text) {
        String[] parts = text.split(BETWEEN, 3);
        List<Alternatives.Link> links = new ArrayList<>();
        if (parts.length > 1) {
            parts[1].lines().forEach(line -> Alternatives.Link.parse(line).ifPresent(links::add));
        }
        return new PackageNote(parts[0], links, parts.length > 2 ? parts[2] : "");
    }

    /// The links, a line each.
    String links() {
        StringBuilder text = new StringBuilder();
        alternatives.forEach(link -> text.append(text.isEmpty() ? "" : "\n").append(link));
        return text.toString();
    }

    /// As [#parse] reads it.
    String text() {
        return control + BETWEEN + (alternatives.isEmpty() ? "-" : links()) + BETWEEN + md5sums;
    }
}

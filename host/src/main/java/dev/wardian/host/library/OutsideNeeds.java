package dev.wardian.host.library;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What the files of one artifact need of the machine once they have found one another: the same
/// wherever the artifact is installed, so that it may be kept under its digest and asked for
/// instead of following the files again.
///
/// @param files how many files were followed from
/// @param libraries the libraries by name, each with the versions of symbols needed of it
public record OutsideNeeds(int files, SortedMap<String, SortedSet<String>> libraries) {
    private static final String FILES = "files ";
    private static final String LIBRARY = "library ";

    public OutsideNeeds {
        libraries = Collections.unmodifiableSortedMap(new TreeMap<>(libraries));
    }

    /// As a text of lines, `files 2` and `library libc.so.6 GLIBC_2.4 GLIBC_2.34`.
    public String text() {
        StringBuilder text = new StringBuilder(FILES).append(files).append('\n');
        libraries.forEach(
                (name, versions) -> {
                    text.append(LIBRARY).append(name);
                    versions.forEach(version -> text.append(' ').append(version));
                    text.append('\n');
                });
        return text.toString();
    }

    /// Reads such a text; nothing if it is damaged.
    public static Optional<OutsideNeeds> parse(String text) {
        SortedMap<String, SortedSet<String>> libraries = new TreeMap<>();
        int files = -1;
        for (String line : text.split("\n", -1)) {
            if (line.startsWith(FILES)) {
                try {
                    files = Integer.parseInt(line.substring(FILES.length()));
                } catch (NumberFormatException damaged) {
                    return Optional.empty();
                }
            } else if (line.startsWith(LIBRARY)) {
                List<String> words =
                        new ArrayList<>(List.of(line.substring(LIBRARY.length()).split(" ", -1)));
                libraries.put(words.removeFirst(), new TreeSet<>(words));
            } else if (!line.isEmpty()) {
                return Optional.empty();
            }
        }
        return files < 0 ? Optional.empty() : Optional.of(new OutsideNeeds(files, libraries));
    }
}

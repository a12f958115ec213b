package dev.wardian.standards.metadata;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The identifiers of the SPDX licence list, out of a resource: a line `licences` and a line
/// `exceptions`, each followed by identifiers, one a line, with a `-` before deprecated ones. Read
/// when the first licence expression is.
final class SpdxList {
    private static final Map<String, String> LICENCES = new HashMap<>();
    private static final Map<String, String> EXCEPTIONS = new HashMap<>();
    private static final Set<String> DEPRECATED = new HashSet<>();

    static {
        Map<String, String> section = LICENCES;
        for (String line : read().split("\n", -1)) {
            switch (line) {
                case "" -> {}
                case "licences" -> section = LICENCES;
                case "exceptions" -> section = EXCEPTIONS;
                default -> {
                    String identifier = line.startsWith("-") ? line.substring(1) : line;
                    section.put(identifier.toLowerCase(Locale.ROOT), identifier);
                    if (line.startsWith("-")) {
                        DEPRECATED.add(identifier);
                    }
                }
            }
        }
    }

    private SpdxList() {}

    static Optional<String> licence(String spelling) {
        return Optional.ofNullable(LICENCES.get(spelling.toLowerCase(Locale.ROOT)));
    }

    static Optional<String> exception(String spelling) {
        return Optional.ofNullable(EXCEPTIONS.get(spelling.toLowerCase(Locale.ROOT)));
    }

    static SortedSet<String> deprecated(Collection<String> identifiers) {
        NavigableSet<String> deprecated = new TreeSet<>(identifiers);
        deprecated.retainAll(DEPRECATED);
        return Collections.unmodifiableNavigableSet(deprecated);
    }

    private static String read() {
        try (@Nullable InputStream list = SpdxList.class.getResourceAsStream("spdx-3.27.0.txt")) {
            if (list == null) {
                throw new IllegalStateException("the list of SPDX licences is not in the module");
            }
            return new String(list.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException fault) {
            throw new UncheckedIOException("cannot read the list of SPDX licences", fault);
        }
    }
}

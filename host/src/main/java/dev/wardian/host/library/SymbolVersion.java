package dev.wardian.host.library;

import java.util.Comparator;
import java.util.List;

/// Compares versions of symbols such as `GLIBC_2.34` and `GLIBCXX_3.4.30`: a kind, and numbers.
final class SymbolVersion {
    /// By kind, then by number.
    static final Comparator<String> ORDER =
            Comparator.comparing(SymbolVersion::kind)
                    .thenComparing(SymbolVersion::numbers, SymbolVersion::compare);

    private SymbolVersion() {}

    /// The newest of the same kind; empty where there is none.
    static String newest(String version, List<String> defined) {
        return defined.stream()
                .filter(one -> kind(one).equals(kind(version)) && !numbers(one).isEmpty())
                .max(ORDER)
                .orElse("");
    }

    private static String kind(String version) {
        return version.substring(0, Math.max(0, version.lastIndexOf('_')));
    }

    private static List<Integer> numbers(String version) {
        String text = version.substring(version.lastIndexOf('_') + 1);
        return text.matches("\\d{1,9}(\\.\\d{1,9})*")
                ? List.of(text.split("\\.", -1)).stream().map(Integer::valueOf).toList()
                : List.of();
    }

    private static int compare(List<Integer> one, List<Integer> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int order = Integer.compare(one.get(i), other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.size(), other.size());
    }
}

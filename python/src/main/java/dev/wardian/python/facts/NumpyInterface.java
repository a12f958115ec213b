package dev.wardian.python.facts;

import dev.wardian.standards.version.Version;
import dev.wardian.standards.version.VersionRange;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/// For which C interface of NumPy a shared object was compiled.
///
/// `import_array()` is compiled into every user of NumPy's headers. Those of NumPy 1 look up
/// `numpy.core._multiarray_umath` alone, before 1.16 `numpy.core.multiarray`, and refuse NumPy 2,
/// whose interface has another version; those of NumPy 2 look up `numpy._core._multiarray_umath` as
/// well, work with both, and say which release they need at least. Modules that Cython made check
/// the size of `numpy.dtype`, which is 96 bytes in NumPy 1 and less in NumPy 2, even where they do
/// not call it. Code that comes to NumPy in another way (pybind11 asks for its functions by name)
/// has none of these texts and is bound to no version.
///
/// @param generation 1 or 2
/// @param atLeast the release that it needs, as its message names it, such as `1.23`
public record NumpyInterface(int generation, Optional<String> atLeast) {
    /// What `import_array()` of NumPy 1 says when the interface is another.
    private static final String ABI_CHECK =
            "module compiled against ABI version 0x%x but this version of numpy is 0x%x";

    /// What gives it away: the texts to search for.
    static final List<String> WORDS =
            List.of(
                    "numpy.core._multiarray_umath",
                    "numpy._core._multiarray_umath",
                    "numpy.core.multiarray",
                    ABI_CHECK,
                    "module was compiled against NumPy C-API version",
                    "size changed, may indicate binary incompatibility",
                    "flatiter");

    /// What modules of Cython say when a type has another size than they were compiled for.
    static final String SIZE_CHECK = "size changed, may indicate binary incompatibility";

    private static final Version TWO = Version.parse("2");

    /// `sizeof(PyArray_Descr)` in the headers of NumPy 1 on 64-bit machines.
    static final int DESCRIPTOR_OF_ONE = 96;

    /// The versions of NumPy that it does not work with; this one among them.
    public Optional<VersionRange> refused(Version numpy) {
        var floor = floor();
        if (generation == 1 && numpy.major() >= 2) {
            return Optional.of(
                    numpy.compareTo(TWO) >= 0
                            ? VersionRange.atLeast(TWO)
                            : VersionRange.singleton(numpy));
        }
        return floor.filter(least -> numpy.compareTo(least) < 0).map(VersionRange::below);
    }

    /// What it was compiled for, for people: `NumPy 1`, `NumPy 2.0 or later`.
    public String text() {
        return floor().map(least -> "NumPy " + least + " or later").orElse("NumPy " + generation);
    }

    private Optional<Version> floor() {
        return atLeast.flatMap(Version::tryParse);
    }

    /// What the texts of a shared object say; none if it does not use NumPy's headers.
    ///
    /// @param dtypeSizes the numbers beside the text `dtype` in its code
    static Optional<NumpyInterface> of(SortedSet<String> texts, SortedSet<Integer> dtypeSizes) {
        if (ends(texts, "numpy._core._multiarray_umath")) {
            return Optional.of(new NumpyInterface(2, release(texts)));
        }
        return ends(texts, "numpy.core._multiarray_umath")
                        || (ends(texts, "numpy.core.multiarray") && texts.contains(ABI_CHECK))
                        || dtypeSizes.contains(DESCRIPTOR_OF_ONE)
                ? Optional.of(new NumpyInterface(1, Optional.empty()))
                : Optional.empty();
    }

    private static boolean ends(SortedSet<String> texts, String name) {
        return texts.stream().anyMatch(text -> text.endsWith(name));
    }

    /// The release in `… NumPy C-API version 0x%x (NumPy 1.23) but the running NumPy has …`.
    private static Optional<String> release(SortedSet<String> texts) {
        for (var text : texts) {
            var start = text.indexOf("(NumPy ");
            var end = text.indexOf(')', start + 1);
            if (text.contains("NumPy C-API version") && start >= 0 && end > start) {
                var release = text.substring(start + "(NumPy ".length(), end);
                if (release.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'))) {
                    return Optional.of(release);
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return generation + atLeast.map(release -> ":" + release).orElse("");
    }

    static Optional<NumpyInterface> parse(String text) {
        return switch (text) {
            case "-" -> Optional.empty();
            case "1" -> Optional.of(new NumpyInterface(1, Optional.empty()));
            case "2" -> Optional.of(new NumpyInterface(2, Optional.empty()));
            default ->
                    text.startsWith("2:")
                            ? Optional.of(new NumpyInterface(2, Optional.of(text.substring(2))))
                            : Optional.empty();
        };
    }
}

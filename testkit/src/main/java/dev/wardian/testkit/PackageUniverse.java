package dev.wardian.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A handful of packages, written down in a line or two.
///
/// ```text
/// a 1.0 -> b>=1,<3, c[fast]
/// a 2.0 (python >=3.9, yanked broken build) -> b>=2
/// b 1.0 [fast: d>=1, e] ; b 2.0 (sdist)
/// c 1.0 (tag cp312-cp312-manylinux_2_17_x86_64, uploaded 2023-01-01T00:00:00Z)
/// d 1.0 -> e; python_version < '3'
/// ```
///
/// A line break or a semicolon parts releases (a semicolon before anything but `name version`
/// begins a marker). In parentheses stand attributes: `python SPECIFIERS`, `yanked [REASON]`,
/// `sdist` (only an sdist), `wheel+sdist`, `tag TAG` (repeatable), `uploaded MOMENT`. In brackets
/// stand extras. After the arrow stand requirements. Every wheel holds one importable module.
///
/// @param files every wheel and sdist the text names, in its order
public record PackageUniverse(List<PackageFile> files) {
    private static final Pattern RELEASES =
            Pattern.compile("\\n|;(?=\\s*[A-Za-z0-9][\\w.-]*[ \\t]+v?\\d)");
    private static final Pattern REQUIREMENTS =
            Pattern.compile(",(?=\\s*[A-Za-z0-9])(?![^\\[]*\\])");

    public PackageUniverse {
        files = List.copyOf(files);
    }

    /// Reads the notation.
    public static PackageUniverse parse(String text) {
        List<PackageFile> files = new ArrayList<>();
        for (String line : RELEASES.split(text, -1)) {
            String release = line.strip();
            if (!release.isEmpty() && !release.startsWith("#")) {
                readRelease(release, files);
            }
        }
        return new PackageUniverse(files);
    }

    /// Parts `b>=1,<3, c[x,y]` into its requirements.
    static List<String> requirements(String text) {
        List<String> found = new ArrayList<>();
        for (String requirement : REQUIREMENTS.split(text, -1)) {
            if (!requirement.isBlank()) {
                found.add(requirement.strip());
            }
        }
        return found;
    }

    private static void readRelease(String release, List<PackageFile> files) {
        int arrow = release.indexOf("->");
        String head = arrow < 0 ? release : release.substring(0, arrow);
        ReleaseDescription described = new ReleaseDescription();
        if (arrow >= 0) {
            described.requirements.addAll(requirements(release.substring(arrow + 2)));
        }
        head = takeBracketed(head, '(', ')', described::attribute);
        head = takeBracketed(head, '[', ']', described::extra);
        files.addAll(described.files(head.strip().replaceAll("\\s+", " ")));
    }

    private static String takeBracketed(
            String text, char open, char close, java.util.function.Consumer<String> taker) {
        String rest = text;
        for (int start = rest.indexOf(open); start >= 0; start = rest.indexOf(open)) {
            int end = rest.indexOf(close, start);
            if (end < 0) {
                throw new IllegalArgumentException("no `" + close + "` in `" + text + "`");
            }
            taker.accept(rest.substring(start + 1, end).strip());
            rest = rest.substring(0, start) + rest.substring(end + 1);
        }
        return rest;
    }
}

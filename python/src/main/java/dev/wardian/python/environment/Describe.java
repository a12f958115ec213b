package dev.wardian.python.environment;

import dev.wardian.python.internal.environment.HeaderFile;
import dev.wardian.python.internal.environment.RecordFile;
import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.marker.MarkerEnvironment;
import dev.wardian.standards.name.PackageName;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Gathers [DistributionDetails], by the rules of `pip show`.
final class Describe {
    private final PythonEnvironment environment;
    private final MarkerEnvironment markers;

    Describe(PythonEnvironment environment) {
        this.environment = environment;
        this.markers = environment.interpreter().markers();
    }

    DistributionDetails details(InstalledDistribution distribution) {
        HeaderFile headers = new HeaderFile(distribution.metadataFile());
        return new DistributionDetails(
                distribution.displayName(),
                headers.first("Version").orElse(distribution.version().toString()),
                headers.first("Summary").orElse(""),
                homePage(headers),
                headers.first("Author").orElse(""),
                headers.first("Author-email").orElse(""),
                headers.first("License").orElse(""),
                headers.first("License-Expression").orElse(""),
                distribution.location(),
                distribution.editableLocation(),
                List.copyOf(needs(headers, _ -> true)),
                requiredBy(distribution.name()),
                distribution.installer().orElse(""),
                headers.first("Metadata-Version").orElse(""),
                headers.all("Classifier"),
                distribution
                        .text("entry_points.txt")
                        .map(text -> text.lines().toList())
                        .orElse(List.of()),
                headers.all("Project-URL"),
                files(distribution));
    }

    /// `Home-page`, else the address that `Project-URL` labels "homepage" in any spelling.
    private static String homePage(HeaderFile headers) {
        Optional<String> page = headers.first("Home-page").filter(text -> !text.isEmpty());
        if (page.isPresent()) {
            return page.get();
        }
        for (String labelled : headers.all("Project-URL")) {
            int comma = labelled.indexOf(',');
            if (comma > 0 && label(labelled.substring(0, comma)).equals("homepage")) {
                return labelled.substring(comma + 1).strip();
            }
        }
        return "";
    }

    private static String label(String text) {
        StringBuilder letters = new StringBuilder();
        for (int index = 0; index < text.length(); index++) {
            if (Character.isLetterOrDigit(text.charAt(index))) {
                letters.append(text.charAt(index));
            }
        }
        return letters.toString().toLowerCase(Locale.ROOT);
    }

    /// Names of applying requirements, spelled as the metadata spells them.
    private Set<String> needs(HeaderFile headers, Predicate<PackageName> wanted) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (String text : headers.all("Requires-Dist")) {
            try {
                SpelledRequirement each = SpelledRequirement.parse(text);
                if (wanted.test(each.requirement().name())
                        && each.requirement().appliesTo(markers, Set.of())) {
                    names.add(each.spelling());
                }
            } catch (SyntaxException _) {
                // One unreadable requirement must not hide the others.
            }
        }
        return names;
    }

    private List<String> requiredBy(PackageName name) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (InstalledDistribution other : environment.installed()) {
            HeaderFile headers = new HeaderFile(other.metadataFile());
            if (!needs(headers, name::equals).isEmpty()) {
                names.add(other.displayName());
            }
        }
        return List.copyOf(names);
    }

    private static Optional<List<String>> files(InstalledDistribution distribution) {
        Optional<String> record = distribution.text("RECORD");
        if (record.isPresent()) {
            return Optional.of(RecordFile.paths(record.get()).stream().sorted().toList());
        }
        return distribution
                .text("installed-files.txt")
                .map(text -> text.lines().filter(line -> !line.isBlank()).toList())
                .map(lines -> lines.stream().map(line -> seen(distribution, line)).toList())
                .map(paths -> paths.stream().sorted().toList());
    }

    /// `installed-files.txt` counts paths from the folder of metadata.
    private static String seen(InstalledDistribution distribution, String line) {
        Path file = distribution.info().resolve(line).normalize();
        return distribution.location().relativize(file).toString();
    }
}

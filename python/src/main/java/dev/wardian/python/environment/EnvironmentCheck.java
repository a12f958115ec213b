package dev.wardian.python.environment;

import dev.wardian.python.internal.environment.HeaderFile;
import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.marker.MarkerEnvironment;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.tag.WheelTag;
import dev.wardian.standards.version.Prereleases;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whether what is installed fits together, by the rules of `pip check`: every requirement that
/// applies without extras is met, and every wheel fits the interpreter.
final class EnvironmentCheck {
    private final PythonEnvironment environment;
    private final List<Inconsistency> missing = new ArrayList<>();
    private final List<Inconsistency> conflicting = new ArrayList<>();
    private final List<Inconsistency> unreadable = new ArrayList<>();
    private final List<Inconsistency> misplaced = new ArrayList<>();

    EnvironmentCheck(PythonEnvironment environment) {
        this.environment = environment;
    }

    /// All findings: unreadable metadata, missing, conflicting, then wrong platforms.
    List<Inconsistency> run() {
        MarkerEnvironment markers = environment.interpreter().markers();
        for (InstalledDistribution distribution : environment.installed()) {
            requirements(distribution, markers);
        }
        platforms();
        List<Inconsistency> all = new ArrayList<>(unreadable);
        all.addAll(missing);
        all.addAll(conflicting);
        all.addAll(misplaced);
        return all;
    }

    private void requirements(InstalledDistribution distribution, MarkerEnvironment markers) {
        List<SpelledRequirement> applying = new ArrayList<>();
        try {
            HeaderFile headers = new HeaderFile(distribution.metadataFile());
            for (String text : headers.all("Requires-Dist")) {
                SpelledRequirement each = SpelledRequirement.parse(text);
                if (each.requirement().appliesTo(markers, Set.of()) && !applying.contains(each)) {
                    applying.add(each);
                }
            }
        } catch (SyntaxException failure) {
            unreadable.add(
                    new Inconsistency.Unreadable(
                            distribution.name(), String.valueOf(failure.getMessage())));
            return;
        }
        applying.sort(Comparator.comparing(SpelledRequirement::toString));
        for (SpelledRequirement each : applying) {
            requirement(distribution, each);
        }
    }

    private void requirement(InstalledDistribution distribution, SpelledRequirement spelled) {
        Requirement requirement = spelled.requirement();
        Optional<InstalledDistribution> found = environment.find(requirement.name());
        if (found.isEmpty()) {
            missing.add(
                    new Inconsistency.Missing(
                            distribution.name(), distribution.version(), requirement));
        } else if (!requirement
                .specifiers()
                .contains(found.get().version(), Prereleases.ADMITTED)) {
            conflicting.add(
                    new Inconsistency.Conflicting(
                            distribution.name(),
                            distribution.version(),
                            requirement,
                            spelled.toString(),
                            found.get().version()));
        }
    }

    private void platforms() {
        Set<WheelTag> fitting = new HashSet<>(environment.interpreter().tags().tags());
        for (InstalledDistribution distribution : environment.installed()) {
            Optional<String> wheel = distribution.text("WHEEL");
            if (wheel.isPresent() && !fits(wheel.get(), fitting)) {
                misplaced.add(
                        new Inconsistency.WrongPlatform(
                                distribution.displayName(), distribution.version()));
            }
        }
    }

    private static boolean fits(String wheel, Set<WheelTag> fitting) {
        HeaderFile headers = new HeaderFile(wheel.getBytes(StandardCharsets.UTF_8));
        for (String tags : headers.all("Tag")) {
            for (WheelTag tag : WheelTag.parse(tags)) {
                if (fitting.contains(tag)) {
                    return true;
                }
            }
        }
        return false;
    }
}

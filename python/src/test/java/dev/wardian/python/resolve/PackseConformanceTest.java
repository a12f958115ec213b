package dev.wardian.python.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.wardian.python.environment.Target;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.testkit.Conformance;
import dev.wardian.testkit.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The scenarios of packse, with the outcome that uv's own tests pin for one environment.
class PackseConformanceTest {
    @TestFactory
    Stream<DynamicTest> resolvesScenariosAsUvDoes() {
        return Conformance.cases("packse", "scenarios").stream()
                .flatMap(
                        one ->
                                one.json().list("uv").stream()
                                        .filter(driver -> !isUniversal(driver))
                                        .map(
                                                driver ->
                                                        dynamicTest(
                                                                one.id()
                                                                        + " "
                                                                        + driver.text("driver"),
                                                                () -> check(one.json(), driver))));
    }

    /// Those are with [UniversalPackseConformanceTest].
    private static boolean isUniversal(Json driver) {
        return driver.text("driver").equals("lock") || driver.texts("args").contains("--universal");
    }

    /// Scenarios that uv's tests play in parts only: what uv answered to them as they are.
    @TestFactory
    Stream<DynamicTest> answersWhatUvAnsweredWhereNoTestPinsIt() {
        return Conformance.cases("packse", "scenarios").stream()
                .filter(one -> one.json().list("uv").isEmpty())
                .map(one -> dynamicTest(one.id(), () -> checkObserved(one.json())));
    }

    private static void checkObserved(Json scenario) {
        List<RootRequirement> roots = new ArrayList<>();
        for (String requirement : scenario.at("root").texts("requires")) {
            roots.add(new RootRequirement(Requirement.parse(requirement), new Origin("root")));
        }
        PythonResolution answer =
                new PythonResolver(
                                PackseSource.of(scenario),
                                Targets.linux(scenario.at("environment").text("python")),
                                ResolveOptions.DEFAULT,
                                ResolveListener.SILENT)
                        .resolve(roots, List.of(), List.of());
        assertThat(answer).isInstanceOf(PythonResolution.Solved.class);
        List<String> pins = new ArrayList<>();
        ((PythonResolution.Solved) answer)
                .packages()
                .forEach(one -> pins.add(one.name() + "==" + one.version()));
        assertThat(pins)
                .containsExactlyInAnyOrderElementsOf(
                        scenario.at("observed").at("uv").texts("pins"));
    }

    private static void check(Json scenario, Json driver) {
        Command command = new Command(driver);
        PythonResolution resolution =
                new PythonResolver(
                                PackseSource.of(scenario),
                                command.target,
                                command.options,
                                ResolveListener.SILENT)
                        .resolve(command.roots, List.of(), List.of());
        switch (resolution) {
            case PythonResolution.Solved(var packages, var _) -> {
                assertThat(driver.number("exit_code")).isZero();
                Map<String, String> chosen = new TreeMap<>();
                packages.forEach(
                        one -> chosen.put(one.name().toString(), one.version().toString()));
                assertThat(chosen).isEqualTo(expected(driver, chosen));
            }
            case PythonResolution.Unsolvable(var explanation) -> {
                assertThat(driver.number("exit_code"))
                        .as(explanation.lines().toString())
                        .isEqualTo(1);
                assertThat(explanation.facts()).isNotEmpty();
                assertThat(explanation.lines()).hasSizeLessThanOrEqualTo(15);
            }
        }
    }

    private static Map<String, String> expected(Json driver, Map<String, String> chosen) {
        if (driver.hasValue("installed")) {
            return new TreeMap<>(driver.textMap("installed"));
        }
        if (!driver.hasValue("pins")) {
            return chosen;
        }
        Map<String, String> pins = new TreeMap<>();
        for (String pin : driver.texts("pins")) {
            String[] parts = pin.split("==", 2);
            pins.put(parts[0], parts[1]);
        }
        return pins;
    }

    /// What the arguments of a uv command ask for.
    private static final class Command {
        private final List<RootRequirement> roots = new ArrayList<>();
        private final Target target;
        private final ResolveOptions options;

        Command(Json driver) {
            String python = driver.optionalText("python").orElse("3.12");
            PackageSelection noBuild = PackageSelection.NONE;
            PackageSelection noBinary = PackageSelection.NONE;
            ResolveOptions chosen = ResolveOptions.DEFAULT;
            List<String> args = driver.texts("args");
            for (int i = 0; i < args.size(); i++) {
                String arg = args.get(i);
                if (arg.startsWith("--prerelease=")) {
                    chosen = chosen.withPrereleases(mode(value(arg)));
                } else if (arg.startsWith("--python-version=")) {
                    python = value(arg);
                } else if (arg.equals("--no-binary")) {
                    noBinary = PackageSelection.of(Set.of(PackageName.of(args.get(++i))));
                } else if (arg.equals("--only-binary")) {
                    noBuild = PackageSelection.of(Set.of(PackageName.of(args.get(++i))));
                } else if (arg.startsWith("--")) {
                    // the one platform is that of all these tests
                    if (!arg.equals("--python-platform=x86_64-manylinux2014")) {
                        throw new AssertionError("an argument this test does not know: " + arg);
                    }
                } else {
                    add(arg, "command line");
                }
            }
            Optional<String> file = driver.optionalText("requirements_in");
            file.ifPresent(text -> text.lines().forEach(line -> add(line, "requirements.in")));
            this.target = Targets.linux(python);
            this.options = chosen.withFormats(noBuild, noBinary);
        }

        private void add(String requirement, String origin) {
            roots.add(new RootRequirement(Requirement.parse(requirement), new Origin(origin)));
        }

        private static String value(String arg) {
            return arg.substring(arg.indexOf('=') + 1);
        }

        private static PrereleaseMode mode(String name) {
            return switch (name) {
                case "allow" -> PrereleaseMode.ALLOW;
                case "disallow" -> PrereleaseMode.DISALLOW;
                case "explicit" -> PrereleaseMode.EXPLICIT;
                default -> PrereleaseMode.IF_NECESSARY;
            };
        }
    }
}

package dev.wardian.python.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.wardian.python.PythonException;
import dev.wardian.python.ResolveProblem;
import dev.wardian.python.environment.Target;
import dev.wardian.standards.marker.Marker;
import dev.wardian.standards.marker.MarkerSpace;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.SpecifierSet;
import dev.wardian.testkit.Conformance;
import dev.wardian.testkit.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The universal scenarios of packse: what uv answered, and what its own tests pin in locks.
class UniversalPackseConformanceTest {
    /// Scenarios that count on Linux without `os_name == 'posix'`: uv does not know that there is
    /// none, [MarkerSpace] does, and finds newer versions for Linux.
    private static final Set<String> LINUX_THAT_IS_NOT_POSIX =
            Set.of(
                    "fork/preferences-dependent-forking-bistable",
                    "fork/preferences-dependent-forking-tristable");

    @TestFactory
    Stream<DynamicTest> findsForLinuxWhatLinuxAloneWouldGet() {
        return scenarios()
                .filter(one -> LINUX_THAT_IS_NOT_POSIX.contains(one.id()))
                .map(one -> dynamicTest(one.id(), () -> checkLinux(one.json())));
    }

    private static void checkLinux(Json scenario) {
        Case one = new Case(scenario, ">=" + scenario.at("environment").text("python"));
        Target linux = Targets.linux(scenario.at("environment").text("python"));
        Set<String> alone = new TreeSet<>();
        if (new PythonResolver(
                                PackseSource.of(scenario),
                                linux,
                                one.options,
                                ResolveListener.SILENT)
                        .resolve(one.roots(), List.of(), List.of())
                instanceof PythonResolution.Solved(var packages, var _)) {
            packages.forEach(each -> alone.add(each.name() + "==" + each.version()));
        }
        Set<String> here = new TreeSet<>();
        if (one.resolve() instanceof UniversalOutcome.Solved(var resolution)) {
            for (UniversalPackage each : resolution.packages()) {
                if (each.environments().contains(linux.markers(), Set.of())) {
                    here.add(pin(each));
                }
            }
        }
        assertThat(here).isNotEmpty().isEqualTo(alone);
    }

    @TestFactory
    Stream<DynamicTest> pinsTheSameInTheSameEnvironmentsAsUv() {
        return scenarios()
                .filter(one -> !LINUX_THAT_IS_NOT_POSIX.contains(one.id()))
                .map(
                        one ->
                                dynamicTest(
                                        one.id(),
                                        () ->
                                                checkPins(
                                                        one.json(),
                                                        one.json()
                                                                .at("observed")
                                                                .at("uv_universal"))));
    }

    @TestFactory
    Stream<DynamicTest> locksTheSameForksAndEdgesAsUv() {
        return scenarios()
                .filter(one -> !LINUX_THAT_IS_NOT_POSIX.contains(one.id()))
                .flatMap(
                        one ->
                                one.json().list("uv").stream()
                                        .filter(driver -> driver.text("driver").equals("lock"))
                                        .map(
                                                driver ->
                                                        dynamicTest(
                                                                one.id(),
                                                                () ->
                                                                        checkLock(
                                                                                one.json(),
                                                                                driver))));
    }

    private static Stream<Conformance.Case> scenarios() {
        return Conformance.cases("packse", "scenarios").stream()
                .filter(one -> isUniversal(one.json().at("resolver_options")));
    }

    private static boolean isUniversal(Json options) {
        return options.has("universal") && options.flag("universal");
    }

    private static void checkPins(Json scenario, Json observed) {
        Case one = new Case(scenario, ">=" + scenario.at("environment").text("python"));
        switch (one.resolve()) {
            case UniversalOutcome.Unsolvable(var environments, var explanation) -> {
                assertThat(observed.flag("satisfiable"))
                        .as(environments + ": " + explanation.lines())
                        .isFalse();
                assertThat(explanation.facts()).isNotEmpty();
            }
            case UniversalOutcome.Solved(var resolution) -> {
                assertThat(observed.flag("satisfiable")).isTrue();
                Set<String> expected = new TreeSet<>();
                for (String pin : observed.texts("pins")) {
                    String[] parts = pin.split(" ; ", 2);
                    expected.add(parts[0] + one.where(parts.length > 1 ? parts[1] : ""));
                }
                Set<String> pins = new TreeSet<>();
                for (UniversalPackage found : resolution.packages()) {
                    pins.add(pin(found) + one.where(found.environments()));
                }
                assertThat(pins).isEqualTo(expected);
            }
        }
    }

    private static void checkLock(Json scenario, Json driver) {
        Case one =
                new Case(
                        scenario,
                        driver.optionalText("lock_requires_python")
                                .orElse(scenario.at("root").text("requires_python")));
        switch (one.resolve()) {
            case UniversalOutcome.Unsolvable(var environments, var explanation) ->
                    assertThat(driver.number("exit_code"))
                            .as(environments + ": " + explanation.lines())
                            .isEqualTo(1);
            case UniversalOutcome.Solved(var resolution) -> {
                assertThat(driver.number("exit_code")).isZero();
                if (driver.has("lock_packages")) {
                    checkPackages(one, resolution, driver.list("lock_packages"));
                }
            }
        }
    }

    private static void checkPackages(Case one, UniversalResolution resolution, List<Json> locked) {
        Set<String> expected = new TreeSet<>();
        for (Json each : locked) {
            String pin = each.text("name") + "==" + each.text("version");
            expected.add(pin);
            for (Json edge : each.list("dependencies")) {
                String version = edge.optionalText("version").orElseGet(() -> only(locked, edge));
                expected.add(
                        pin
                                + " -> "
                                + edge.text("name")
                                + "=="
                                + version
                                + one.where(
                                        edge.optionalText("marker").orElse(""),
                                        where(resolution, pin)));
            }
            if (each.has("resolution-markers")) {
                expected.add(
                        pin
                                + " in"
                                + one.where(String.join(" or ", each.texts("resolution-markers"))));
            }
        }
        Set<String> found = new TreeSet<>();
        for (UniversalPackage each : resolution.packages()) {
            found.add(pin(each));
            for (UniversalDependency edge : each.dependencies()) {
                found.add(
                        pin(each)
                                + " -> "
                                + edge.name()
                                + "=="
                                + edge.version()
                                + one.where(edge.environments(), each.environments()));
            }
            if (expected.stream().anyMatch(text -> text.startsWith(pin(each) + " in"))) {
                found.add(pin(each) + " in" + one.where(MarkerSpace.any(each.forks())));
            }
        }
        assertThat(found).isEqualTo(expected);
    }

    private static String only(List<Json> locked, Json edge) {
        return locked.stream()
                .filter(each -> each.text("name").equals(edge.text("name")))
                .findFirst()
                .orElseThrow()
                .text("version");
    }

    private static MarkerSpace where(UniversalResolution resolution, String pin) {
        return resolution.packages().stream()
                .filter(each -> pin(each).equals(pin))
                .map(UniversalPackage::environments)
                .findFirst()
                .orElse(MarkerSpace.none());
    }

    private static String pin(UniversalPackage one) {
        return one.name() + "==" + one.version();
    }

    /// A scenario as the resolver is asked it.
    private static final class Case {
        private final Json scenario;
        private final UniversalTarget target;
        private final ResolveOptions options;

        Case(Json scenario, String python) {
            this.scenario = scenario;
            Json options = scenario.at("resolver_options");
            List<MarkerSpace> required = new ArrayList<>();
            if (options.hasValue("required_environments")) {
                for (String marker : options.texts("required_environments")) {
                    required.add(MarkerSpace.of(Marker.parse(marker)));
                }
            }
            this.target = new UniversalTarget(SpecifierSet.parse(python), List.of(), required);
            boolean lowestDirect = options.optionalText("resolution").isPresent();
            this.options =
                    lowestDirect
                            ? ResolveOptions.DEFAULT.withOrder(CandidateOrder.LOWEST_DIRECT)
                            : ResolveOptions.DEFAULT;
        }

        List<RootRequirement> roots() {
            List<RootRequirement> roots = new ArrayList<>();
            for (String text : scenario.at("root").texts("requires")) {
                roots.add(
                        new RootRequirement(Requirement.parse(text), new Origin("pyproject.toml")));
            }
            return roots;
        }

        UniversalOutcome resolve() {
            return new UniversalResolver(
                            PackseSource.of(scenario),
                            (name, url) -> {
                                throw new PythonException(
                                        new ResolveProblem.NoAddresses(name.toString(), url));
                            },
                            target,
                            options,
                            ResolveListener.SILENT)
                    .resolve(roots(), List.of(), List.of());
        }

        String where(String marker) {
            return where(marker, target.space());
        }

        String where(String marker, MarkerSpace assumption) {
            return where(
                    marker.isEmpty() ? MarkerSpace.all() : MarkerSpace.of(Marker.parse(marker)),
                    assumption);
        }

        String where(MarkerSpace space) {
            return where(space, target.space());
        }

        String where(MarkerSpace space, MarkerSpace assumption) {
            return " ; " + space.toMarker(assumption);
        }
    }
}

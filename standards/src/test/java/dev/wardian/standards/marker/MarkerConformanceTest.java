package dev.wardian.standards.marker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.GroupName;
import dev.wardian.standards.peer.PeerCases;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Markers as the reference implementation reads, prints and evaluates them.
class MarkerConformanceTest {
    @Test
    void readsAndPrintsMarkersAsTheReferenceDoes() {
        PeerCases.of("pep508", "marker_parse").check(MarkerConformanceTest::checkParse);
    }

    private static void checkParse(JsonNode one) {
        String input = one.get("input").asString();
        if (one.get("valid").asBoolean()) {
            Marker marker = Marker.parse(input);
            assertThat(marker).hasToString(one.get("str").asString());
            assertThat(Marker.parse(marker.toString())).isEqualTo(marker);
        } else {
            SyntaxException fault =
                    catchThrowableOfType(SyntaxException.class, () -> Marker.parse(input));
            assertThat(fault).isNotNull();
            assertThat(fault.text()).isEqualTo(input);
        }
    }

    @Test
    void evaluatesInEveryContextAsTheReferenceDoes() {
        PeerCases.of("pep508", "marker_evaluate").check(MarkerConformanceTest::checkEvaluate);
    }

    private static void checkEvaluate(JsonNode one) {
        checkAnswer(one, Marker.parse(one.get("marker").asString()), context(one));
    }

    private static MarkerContext context(JsonNode one) {
        JsonNode values = one.get("environment");
        MarkerEnvironment environment = environment(values);
        Set<ExtraName> extra = extra(values.path("extra").asString(""));
        MarkerContext context =
                switch (one.get("context").asString()) {
                    case "metadata" -> MarkerContext.metadata(environment, extra);
                    case "lock_file" -> MarkerContext.lockFile(environment, Set.of(), Set.of());
                    default -> MarkerContext.requirement(environment);
                };
        if (values.has("extras")) {
            Set<ExtraName> names = new HashSet<>();
            values.get("extras").forEach(name -> names.add(ExtraName.of(name.asString())));
            context = context.withExtras(names);
        }
        if (values.has("dependency_groups")) {
            Set<GroupName> names = new HashSet<>();
            values.get("dependency_groups")
                    .forEach(name -> names.add(GroupName.of(name.asString())));
            context = context.withDependencyGroups(names);
        }
        return context;
    }

    @Test
    void evaluatesMarkersOfRealLocksAsTheReferenceDoes() {
        PeerCases cases = PeerCases.of("pep508", "marker_derived");
        JsonNode environments = cases.head().get("environments");
        cases.check(
                one ->
                        checkAnswer(
                                one,
                                Marker.parse(one.get("marker").asString()),
                                MarkerContext.metadata(
                                        environment(
                                                environments.get(
                                                        one.get("environment").asString())),
                                        extra(one.path("extra").asString("")))));
    }

    private static void checkAnswer(JsonNode one, Marker marker, MarkerContext context) {
        MarkerSpace space = MarkerSpace.of(marker);
        assertThat(MarkerSpace.of(Marker.parse(space.toString()))).isEqualTo(space);
        if (one.has("expected")) {
            boolean expected = one.get("expected").asBoolean();
            assertThat(marker.evaluate(context)).isEqualTo(expected);
            if (couldExist(context.environment())) {
                assertThat(space.contains(context)).isEqualTo(expected);
                assertThat(space.toMarker().evaluate(context)).isEqualTo(expected);
            }
            return;
        }
        boolean name = one.get("error").asString().equals("UndefinedEnvironmentName");
        assertThatThrownBy(() -> marker.evaluate(context))
                .isInstanceOfSatisfying(
                        UndefinedMarkerException.class,
                        fault ->
                                assertThat(fault.reason())
                                        .isEqualTo(
                                                name
                                                        ? UndefinedMarkerException.Reason.VARIABLE
                                                        : UndefinedMarkerException.Reason
                                                                .COMPARISON));
    }

    /// Whether the values of an environment fit together, as they do in every interpreter; spaces
    /// know that much of the world.
    private static boolean couldExist(MarkerEnvironment environment) {
        String full = environment.get(MarkerVariable.PYTHON_FULL_VERSION);
        String platform = environment.get(MarkerVariable.SYS_PLATFORM);
        String system = environment.get(MarkerVariable.PLATFORM_SYSTEM);
        return full.startsWith(environment.get(MarkerVariable.PYTHON_VERSION) + ".")
                && platform.equals(
                        PlatformFacts.platformOf(system) == null
                                ? platform
                                : PlatformFacts.platformOf(system))
                && environment.version(MarkerVariable.IMPLEMENTATION_VERSION) != null;
    }

    private static MarkerEnvironment environment(JsonNode values) {
        Map<String, String> texts = new HashMap<>();
        values.properties()
                .forEach(
                        entry -> {
                            if (entry.getValue().isString()) {
                                texts.put(entry.getKey(), entry.getValue().asString());
                            }
                        });
        return MarkerEnvironment.of(texts);
    }

    private static Set<ExtraName> extra(String name) {
        return name.isEmpty() ? Set.of() : Set.of(ExtraName.of(name));
    }

    @Test
    void callsTheSameMarkersEqualAsTheReferenceDoes() {
        PeerCases.of("pep508", "marker_eq")
                .check(
                        one -> {
                            Marker left = Marker.parse(one.get("a").asString());
                            Marker right = Marker.parse(one.get("b").asString());
                            boolean equal = one.get("equal").asBoolean();
                            assertThat(left.equals(right)).isEqualTo(equal);
                            if (equal) {
                                assertThat(left).hasSameHashCodeAs(right);
                                assertThat(MarkerSpace.of(left)).isEqualTo(MarkerSpace.of(right));
                            }
                        });
    }

    @Test
    void combinesMarkersAsTheReferenceDoes() {
        PeerCases.of("pep508", "marker_combine")
                .check(
                        one -> {
                            Marker left = Marker.parse(one.get("a").asString());
                            Marker right = Marker.parse(one.get("b").asString());
                            boolean and = one.get("op").asString().equals("and");
                            assertThat(and ? left.and(right) : left.or(right))
                                    .hasToString(one.get("expected").asString());
                            MarkerSpace first = MarkerSpace.of(left);
                            MarkerSpace second = MarkerSpace.of(right);
                            assertThat(and ? first.and(second) : first.or(second))
                                    .isEqualTo(
                                            MarkerSpace.of(
                                                    Marker.parse(one.get("expected").asString())));
                        });
    }
}

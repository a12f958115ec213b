package dev.wardian.standards.marker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Makes markers and environments in which they are now true, now false.
public final class RandomMarkers {
    private static final List<String> PYTHONS = List.of("3.8", "3.9", "3.10", "3.12", "3.13");
    private static final List<String> TEXTS =
            List.of("linux", "win32", "darwin", "posix", "nt", "x86_64", "", "a'b", "a\"b", "a\\b");
    private static final List<String> EXTRAS = List.of("test", "Dev_Tools", "docs", "a.b");

    private final Random random;

    public RandomMarkers(Random random) {
        this.random = random;
    }

    /// A tree of at most this depth over comparisons of every kind.
    public Marker marker(int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            return comparison();
        }
        return random.nextBoolean()
                ? new Marker.And(markers(depth - 1))
                : new Marker.Or(markers(depth - 1));
    }

    private List<Marker> markers(int depth) {
        List<Marker> operands = new ArrayList<>();
        for (int count = 2 + random.nextInt(2); count > 0; count--) {
            operands.add(marker(depth));
        }
        return operands;
    }

    private Marker comparison() {
        return switch (random.nextInt(4)) {
            case 0 -> version();
            case 1 ->
                    Comparison.of(
                            MarkerVariable.EXTRA,
                            random.nextBoolean() ? MarkerOperator.EQUAL : MarkerOperator.NOT_EQUAL,
                            pick(EXTRAS));
            default -> text();
        };
    }

    private Marker version() {
        MarkerOperator operator =
                pick(
                        List.of(
                                MarkerOperator.LESS,
                                MarkerOperator.LESS_OR_EQUAL,
                                MarkerOperator.EQUAL,
                                MarkerOperator.NOT_EQUAL,
                                MarkerOperator.GREATER_OR_EQUAL,
                                MarkerOperator.GREATER,
                                MarkerOperator.COMPATIBLE));
        MarkerVariable variable =
                random.nextBoolean()
                        ? MarkerVariable.PYTHON_VERSION
                        : MarkerVariable.PYTHON_FULL_VERSION;
        return Comparison.of(variable, operator, pick(PYTHONS));
    }

    /// A comparison that has an exact opposite.
    public Comparison text() {
        MarkerVariable variable =
                pick(
                        List.of(
                                MarkerVariable.SYS_PLATFORM,
                                MarkerVariable.OS_NAME,
                                MarkerVariable.PLATFORM_MACHINE));
        MarkerOperand name = new MarkerOperand.Variable(variable);
        MarkerOperand literal = new MarkerOperand.Literal(pick(TEXTS));
        MarkerOperator operator =
                pick(
                        List.of(
                                MarkerOperator.EQUAL,
                                MarkerOperator.NOT_EQUAL,
                                MarkerOperator.IN,
                                MarkerOperator.NOT_IN));
        return random.nextBoolean()
                ? Comparison.of(name, operator, literal)
                : Comparison.of(literal, operator, name);
    }

    /// A tree over comparisons that have exact opposites.
    public Marker reversible(int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            return text();
        }
        List<Marker> operands = List.of(reversible(depth - 1), reversible(depth - 1));
        return random.nextBoolean() ? new Marker.And(operands) : new Marker.Or(operands);
    }

    public MarkerEnvironment environment() {
        String python = pick(PYTHONS);
        Map<String, String> values = new HashMap<>();
        values.put("python_version", python);
        values.put("python_full_version", python + "." + random.nextInt(5));
        values.put("sys_platform", pick(TEXTS));
        values.put("os_name", pick(TEXTS));
        values.put("platform_machine", pick(TEXTS));
        return MarkerEnvironment.of(values);
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}

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
    private static final List<List<String>> PLATFORMS =
            List.of(
                    List.of("linux", "posix", "Linux"),
                    List.of("darwin", "posix", "Darwin"),
                    List.of("win32", "nt", "Windows"),
                    List.of("cygwin", "posix", "CYGWIN_NT-10.0"),
                    List.of("cygwin", "posix", "FreeBSD"),
                    List.of("freebsd14", "posix", "FreeBSD"),
                    List.of("freebsd14", "nt", "FreeBSD"),
                    List.of("freebsd14", "java", "FreeBSD"),
                    List.of("cli", "nt", "Other"),
                    List.of("sunos5", "posix", "SunOS"),
                    List.of("java17", "java", "Java"));
    private static final List<String> RELEASES =
            List.of(
                    "3.7.9", "3.8.0", "3.8.1", "3.9.0", "3.9.1", "3.10.0", "3.10.4", "3.11.0",
                    "3.12.0", "3.12.1", "3.13.0", "3.13.2", "3.14.0", "4.0.0");
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

    /// A tree over comparisons of single values and of versions, all of them told apart by the
    /// environments of [#everyEnvironment].
    public Marker plain(int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            return random.nextInt(3) == 0 ? version() : value();
        }
        List<Marker> operands = List.of(plain(depth - 1), plain(depth - 1));
        return random.nextBoolean() ? new Marker.And(operands) : new Marker.Or(operands);
    }

    private Marker value() {
        MarkerOperator operator =
                random.nextBoolean() ? MarkerOperator.EQUAL : MarkerOperator.NOT_EQUAL;
        return switch (random.nextInt(5)) {
            case 0 -> Comparison.of(MarkerVariable.OS_NAME, operator, pick(List.of("posix", "nt")));
            case 1 ->
                    Comparison.of(
                            MarkerVariable.PLATFORM_SYSTEM,
                            operator,
                            pick(List.of("Linux", "Windows", "FreeBSD")));
            case 2 -> Comparison.of(MarkerVariable.PLATFORM_MACHINE, operator, "x86_64");
            default ->
                    Comparison.of(
                            MarkerVariable.SYS_PLATFORM,
                            operator,
                            pick(List.of("linux", "win32", "darwin", "cygwin")));
        };
    }

    /// Every kind of environment that a plain marker can tell apart.
    public static List<MarkerEnvironment> everyEnvironment() {
        List<MarkerEnvironment> environments = new ArrayList<>();
        for (List<String> platform : PLATFORMS) {
            for (String machine : List.of("x86_64", "arm64")) {
                for (String python : RELEASES) {
                    environments.add(environment(platform, machine, python));
                }
            }
        }
        return environments;
    }

    private static MarkerEnvironment environment(
            List<String> platform, String machine, String python) {
        return MarkerEnvironment.of(
                Map.of(
                        "sys_platform",
                        platform.get(0),
                        "os_name",
                        platform.get(1),
                        "platform_system",
                        platform.get(2),
                        "platform_machine",
                        machine,
                        "python_full_version",
                        python,
                        "python_version",
                        python.substring(0, python.lastIndexOf('.'))));
    }

    /// An environment as there could be one.
    public MarkerEnvironment coherentEnvironment() {
        return environment(pick(PLATFORMS), pick(List.of("x86_64", "arm64")), pick(RELEASES));
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

package dev.wardian.python.resolve;

import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A handful of packages whose requirements have random versions, markers and extras.
final class RandomMarkedUniverse {
    private static final int PACKAGES = 7;
    private static final int VERSIONS = 4;

    private static final List<String> MARKERS =
            List.of(
                    "sys_platform == 'linux'",
                    "sys_platform != 'linux'",
                    "sys_platform == 'win32'",
                    "os_name == 'posix'",
                    "python_version < '3.13'",
                    "python_version >= '3.13'",
                    "python_version >= '3.12' and sys_platform == 'darwin'",
                    "python_version < '3.12' or sys_platform == 'win32'",
                    "python_version < '3.9'");

    private final Random random;
    private final MemorySource source = new MemorySource();
    private final List<RootRequirement> roots = new ArrayList<>();
    private final Map<PackageName, Map<Version, List<Requirement>>> requires = new HashMap<>();

    RandomMarkedUniverse(long seed) {
        this.random = new Random(seed);
        for (int i = 0; i < 2 + random.nextInt(2); i++) {
            roots.add(new RootRequirement(Requirement.parse(need("")), Origin.COMMAND_LINE));
        }
        for (int number = 0; number < PACKAGES; number++) {
            for (int version = 1; version <= VERSIONS; version++) {
                offer("p" + number, version + ".0");
            }
        }
    }

    private void offer(String name, String version) {
        List<String> needs = new ArrayList<>();
        for (int count = random.nextInt(4); count > 0; count--) {
            needs.add(need(random.nextInt(5) == 0 ? "extra == 'e'" : ""));
        }
        if (random.nextInt(6) == 0) {
            // what parts most often: one package twice, under opposite conditions
            String other = "p" + random.nextInt(PACKAGES);
            int split = 2 + random.nextInt(VERSIONS - 1);
            needs.add(other + "<" + split + "; sys_platform == 'linux'");
            needs.add(other + ">=" + split + "; sys_platform != 'linux'");
        }
        String python = random.nextInt(8) == 0 ? ">=3.1" + (2 + random.nextInt(2)) : "";
        source.offer(
                name,
                version,
                name + "-" + version + "-py3-none-any.whl",
                python,
                needs,
                file -> file);
        requires.computeIfAbsent(PackageName.of(name), _ -> new HashMap<>())
                .put(Version.parse(version), needs.stream().map(Requirement::parse).toList());
    }

    private String need(String extra) {
        String name = "p" + random.nextInt(PACKAGES) + (random.nextInt(5) == 0 ? "[e]" : "");
        String versions =
                switch (random.nextInt(6)) {
                    case 0 -> ">=" + (1 + random.nextInt(VERSIONS));
                    case 1 -> "<" + (2 + random.nextInt(VERSIONS));
                    case 2 -> "!=" + (1 + random.nextInt(VERSIONS));
                    default -> "";
                };
        String marker = random.nextInt(3) == 0 ? MARKERS.get(random.nextInt(MARKERS.size())) : "";
        String both =
                marker.isEmpty() || extra.isEmpty()
                        ? marker + extra
                        : "(" + marker + ") and " + extra;
        return name + versions + (both.isEmpty() ? "" : "; " + both);
    }

    MemorySource source() {
        return source;
    }

    List<RootRequirement> roots() {
        return roots;
    }

    List<Requirement> requires(PackageName name, Version version) {
        return requires.getOrDefault(name, Map.of()).getOrDefault(version, List.of());
    }
}

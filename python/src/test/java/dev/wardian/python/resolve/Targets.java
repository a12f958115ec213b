package dev.wardian.python.resolve;

import dev.wardian.python.environment.Target;
import dev.wardian.standards.marker.MarkerEnvironment;
import dev.wardian.standards.tag.CompatibleTags;
import dev.wardian.standards.tag.PlatformTags;
import dev.wardian.standards.version.Version;
import java.util.Map;

/// Targets that need no interpreter.
final class Targets {
    private Targets() {}

    /// A CPython on Linux, x86-64, with a C library of 2017; `3.12` stands for `3.12.0`.
    static Target linux(String python) {
        return on("linux", python);
    }

    /// The same on `linux`, `darwin` or `win32`, but for the tags of wheels.
    static Target on(String platform, String python) {
        Version version = Version.parse(python);
        String full = version.major() + "." + version.minor() + "." + version.micro();
        MarkerEnvironment markers =
                MarkerEnvironment.of(
                        Map.ofEntries(
                                Map.entry("os_name", platform.equals("win32") ? "nt" : "posix"),
                                Map.entry("sys_platform", platform),
                                Map.entry("platform_machine", "x86_64"),
                                Map.entry("platform_python_implementation", "CPython"),
                                Map.entry("platform_system", system(platform)),
                                Map.entry(
                                        "python_version", version.major() + "." + version.minor()),
                                Map.entry("python_full_version", full),
                                Map.entry("implementation_name", "cpython"),
                                Map.entry("implementation_version", full)));
        CompatibleTags tags =
                CompatibleTags.forCpython(
                        (int) version.major(),
                        (int) version.minor(),
                        false,
                        PlatformTags.glibc(2, 17, "x86_64"));
        return new Target(markers, tags, Version.parse(full));
    }

    private static String system(String platform) {
        return switch (platform) {
            case "darwin" -> "Darwin";
            case "win32" -> "Windows";
            default -> "Linux";
        };
    }
}

package dev.wardian.python.environment;

import static dev.wardian.standards.marker.MarkerVariable.IMPLEMENTATION_NAME;
import static dev.wardian.standards.marker.MarkerVariable.IMPLEMENTATION_VERSION;
import static dev.wardian.standards.marker.MarkerVariable.OS_NAME;
import static dev.wardian.standards.marker.MarkerVariable.PLATFORM_MACHINE;
import static dev.wardian.standards.marker.MarkerVariable.PLATFORM_RELEASE;
import static dev.wardian.standards.marker.MarkerVariable.PLATFORM_SYSTEM;
import static dev.wardian.standards.marker.MarkerVariable.PLATFORM_VERSION;
import static dev.wardian.standards.marker.MarkerVariable.SYS_PLATFORM;

import dev.wardian.standards.marker.MarkerEnvironment;
import dev.wardian.standards.tag.CompatibleTags;
import dev.wardian.standards.tag.WheelTag;
import dev.wardian.standards.version.Version;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Targets that are made from others by changing Python or the platform.
final class TargetTags {
    private TargetTags() {}

    static Target withPython(Target target, Version version) {
        Version full = Version.of(version.major(), version.minor(), version.micro());
        Version exact = version.isPrerelease() && version.release().size() >= 3 ? version : full;
        MarkerEnvironment markers = target.markers().withPython(exact);
        if (markers.get(IMPLEMENTATION_NAME).equals("cpython")) {
            markers = markers.with(IMPLEMENTATION_VERSION, exact.toString());
        }
        return new Target(markers, tags(target, exact, platforms(target.tags())), exact);
    }

    static Target withPlatform(Target target, String name) {
        PlatformName platform = PlatformName.parse(name);
        MarkerEnvironment markers =
                target.markers()
                        .with(OS_NAME, platform.osName())
                        .with(PLATFORM_MACHINE, platform.machine())
                        .with(PLATFORM_SYSTEM, platform.system())
                        .with(SYS_PLATFORM, platform.sysPlatform())
                        .with(PLATFORM_RELEASE, "")
                        .with(PLATFORM_VERSION, "");
        return new Target(markers, tags(target, target.python(), platform.tags()), target.python());
    }

    /// The tags of the target's implementation for another version or other platforms. What only
    /// the interpreter itself could say (the ABI of another PyPy) stays as it was.
    private static CompatibleTags tags(Target target, Version version, List<String> platforms) {
        List<WheelTag> known = target.tags().tags();
        String abi = known.isEmpty() ? "none" : known.getFirst().abi();
        int major = (int) version.major();
        int minor = (int) version.minor();
        return switch (target.markers().get(IMPLEMENTATION_NAME)) {
            case "pypy" -> CompatibleTags.forPypy(major, minor, abi, platforms);
            case "graalpy" ->
                    CompatibleTags.forGeneric(
                            "graalpy" + major + minor, major, minor, List.of(abi), platforms);
            default -> {
                boolean flagged = major == 3 && minor < 8;
                yield flagged
                        ? CompatibleTags.forCpython(
                                major, minor, List.of("cp" + major + minor + "m"), platforms)
                        : CompatibleTags.forCpython(major, minor, abi.endsWith("t"), platforms);
            }
        };
    }

    static Target withTags(
            Target target,
            Optional<String> implementation,
            List<String> abis,
            List<String> platforms) {
        Set<String> tags = new LinkedHashSet<>();
        for (String platform : platforms) {
            tags.addAll(PlatformName.parse(platform).tags());
        }
        List<String> all = tags.isEmpty() ? platforms(target.tags()) : List.copyOf(tags);
        int major = (int) target.python().major();
        int minor = (int) target.python().minor();
        String own = target.markers().get(IMPLEMENTATION_NAME).equals("pypy") ? "pp" : "cp";
        String named = implementation.orElse(own);
        CompatibleTags fitting;
        if (named.equals(own) && abis.isEmpty()) {
            fitting = tags(target, target.python(), all);
        } else if (named.equals("cp")) {
            List<String> said = abis.isEmpty() ? List.of("cp" + major + minor) : abis;
            fitting = CompatibleTags.forCpython(major, minor, said, all);
        } else {
            List<String> said = abis.isEmpty() ? List.of("none") : abis;
            fitting = CompatibleTags.forGeneric(named + major + minor, major, minor, said, all);
        }
        return new Target(target.markers(), fitting, target.python());
    }

    private static List<String> platforms(CompatibleTags tags) {
        Set<String> platforms = new LinkedHashSet<>();
        for (WheelTag tag : tags.tags()) {
            if (!tag.platform().equals("any")) {
                platforms.add(tag.platform());
            }
        }
        return List.copyOf(platforms);
    }
}

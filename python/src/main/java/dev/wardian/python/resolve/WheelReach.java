package dev.wardian.python.resolve;

import dev.wardian.standards.marker.Marker;
import dev.wardian.standards.marker.MarkerSpace;
import dev.wardian.standards.tag.WheelFilename;
import dev.wardian.standards.tag.WheelTag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The environments that wheels can be installed into, as far as their tags tell and markers can
/// say it: not how old a C library may be, nor which macOS. Safe for all threads.
public final class WheelReach {
    private static final MarkerSpace OTHER_SYSTEMS =
            system("linux").or(system("darwin")).or(system("win32")).not();

    private final Map<String, MarkerSpace> known = new ConcurrentHashMap<>();
    private final Map<String, MarkerSpace> knownPythons = new ConcurrentHashMap<>();

    /// One that knows no wheel yet.
    public WheelReach() {}

    /// The environments of a wheel.
    public MarkerSpace of(WheelFilename wheel) {
        MarkerSpace reach = known.get(wheel.compressedTags());
        if (reach == null) {
            List<MarkerSpace> each = new ArrayList<>();
            for (WheelTag tag : wheel.tags()) {
                each.add(python(tag).and(platform(tag.platform())));
            }
            reach = MarkerSpace.any(each);
            known.put(wheel.compressedTags(), reach);
        }
        return reach;
    }

    /// The Pythons of a wheel, whatever its platforms are.
    MarkerSpace pythons(WheelFilename wheel) {
        MarkerSpace pythons = knownPythons.get(wheel.compressedTags());
        if (pythons == null) {
            pythons = MarkerSpace.any(wheel.tags().stream().map(WheelReach::python).toList());
            knownPythons.put(wheel.compressedTags(), pythons);
        }
        return pythons;
    }

    private static MarkerSpace python(WheelTag tag) {
        return python(tag.interpreter(), tag.abi());
    }

    /// The Pythons of a tag, `py37` and `cp37-abi3` with all newer ones of the major version.
    private static MarkerSpace python(String interpreter, String abi) {
        int digits = 0;
        while (digits < interpreter.length() && !Character.isDigit(interpreter.charAt(digits))) {
            digits++;
        }
        String kind = interpreter.substring(0, digits);
        String numbers = interpreter.substring(digits);
        if (numbers.isEmpty() || !numbers.chars().allMatch(Character::isDigit)) {
            return MarkerSpace.all();
        }
        String major = numbers.substring(0, 1);
        String same = "python_full_version == '" + major + ".*'";
        if (numbers.length() == 1) {
            return implementation(kind, same);
        }
        String version = major + "." + numbers.substring(1);
        boolean newer = kind.equals("py") || abi.startsWith("abi3");
        return implementation(
                kind,
                newer
                        ? same + " and python_full_version >= '" + version + "'"
                        : "python_full_version == '" + version + ".*'");
    }

    private static MarkerSpace implementation(String kind, String pythons) {
        String name =
                switch (kind) {
                    case "cp" -> "CPython";
                    case "pp" -> "PyPy";
                    case "graalpy" -> "GraalPy";
                    case "pyston" -> "Pyston";
                    default -> "";
                };
        MarkerSpace space = space(pythons);
        return name.isEmpty()
                ? space
                : space.and(space("platform_python_implementation == '" + name + "'"));
    }

    private static MarkerSpace platform(String tag) {
        if (tag.equals("any")) {
            return MarkerSpace.all();
        }
        return switch (tag) {
            case "win32" -> system("win32").and(machine("x86"));
            case "win_amd64" -> system("win32").and(machine("AMD64"));
            case "win_arm64" -> system("win32").and(machine("ARM64"));
            default -> tag.startsWith("macosx_") ? macos(tag) : linux(tag);
        };
    }

    private static MarkerSpace macos(String tag) {
        MarkerSpace machines =
                MarkerSpace.any(
                        machines(tag.replaceFirst("macosx_\\d+_\\d+_", "")).stream()
                                .map(WheelReach::machine)
                                .toList());
        return system("darwin").and(machines);
    }

    private static List<String> machines(String format) {
        return switch (format) {
            case "universal2" -> List.of("arm64", "x86_64");
            case "intel", "fat3", "universal" -> List.of("i386", "x86_64");
            case "fat64" -> List.of("x86_64", "ppc64");
            case "fat", "fat32" -> List.of("i386", "ppc");
            default -> List.of(format);
        };
    }

    /// `manylinux2014_x86_64`, `manylinux_2_17_x86_64`, `musllinux_1_1_x86_64`, `linux_x86_64`.
    private static MarkerSpace linux(String tag) {
        String machine = tag.replaceFirst("^(many|musl)?linux(1|2010|2014)?(_\\d+_\\d+)?_", "");
        return machine.equals(tag) ? OTHER_SYSTEMS : system("linux").and(machine(machine));
    }

    private static MarkerSpace system(String name) {
        return space("sys_platform == '" + name + "'");
    }

    private static MarkerSpace machine(String name) {
        return space("platform_machine == '" + name + "'");
    }

    private static MarkerSpace space(String marker) {
        return MarkerSpace.of(Marker.parse(marker));
    }
}

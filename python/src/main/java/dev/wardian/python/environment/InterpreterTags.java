package dev.wardian.python.environment;

import dev.wardian.python.internal.environment.Facts;
import dev.wardian.standards.tag.CompatibleTags;
import dev.wardian.standards.tag.PlatformTags;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The wheel tags that fit an interpreter, from what it said of itself.
final class InterpreterTags {
    private InterpreterTags() {}

    static CompatibleTags of(Facts facts) {
        int[] version = numbers(facts.text("marker.python_version"));
        List<String> platforms = platforms(facts);
        String soabi = facts.text("soabi");
        return switch (facts.text("marker.implementation_name")) {
            case "cpython" ->
                    CompatibleTags.forCpython(version[0], version[1], abis(facts), platforms);
            case "pypy" ->
                    CompatibleTags.forPypy(version[0], version[1], firstTwo(soabi), platforms);
            default -> {
                String name = facts.text("marker.implementation_name") + version[0] + version[1];
                List<String> abis = soabi.isEmpty() ? List.of() : List.of(firstTwo(soabi));
                yield CompatibleTags.forGeneric(name, version[0], version[1], abis, platforms);
            }
        };
    }

    /// The ABIs of a CPython: flags are `t` (no global lock), `d` (debug) and, before 3.8, `m`.
    /// A debug build since 3.8 also loads what was built for release (bpo-36721).
    private static List<String> abis(Facts facts) {
        int[] version = numbers(facts.text("marker.python_version"));
        String name = "cp" + version[0] + version[1] + (facts.flag("gil_disabled") ? "t" : "");
        boolean debug = facts.flag("debug");
        List<String> abis = new ArrayList<>();
        if (version[0] == 3 && version[1] < 8) {
            boolean pymalloc = facts.text("abiflags").indexOf('m') >= 0;
            abis.add(name + (debug ? "d" : "") + (pymalloc ? "m" : ""));
        } else {
            if (debug) {
                abis.add(name + "d");
            }
            abis.add(name);
        }
        return abis;
    }

    private static List<String> platforms(Facts facts) {
        String platform = facts.text("platform");
        if (platform.startsWith("linux-")) {
            return linux(facts, platform.substring("linux-".length()));
        }
        if (platform.startsWith("macosx-")) {
            int[] version = numbers(facts.text("mac_version"));
            return PlatformTags.macos(version[0], version[1], facts.text("mac_machine"));
        }
        if (platform.equals("win32")) {
            return PlatformTags.windows("win32");
        }
        if (platform.startsWith("win-")) {
            return PlatformTags.windows(platform.substring("win-".length()));
        }
        if (platform.startsWith("android-")) {
            String[] parts = platform.split("-", 3);
            return PlatformTags.android(Integer.parseInt(parts[1]), parts[2]);
        }
        return PlatformTags.generic(platform);
    }

    private static List<String> linux(Facts facts, String machine) {
        boolean narrow = facts.text("pointer_bits").equals("32");
        String architecture =
                narrow && machine.equals("x86_64")
                        ? "i686"
                        : narrow && machine.equals("aarch64") ? "armv8l" : machine;
        Optional<String> musl = facts.find("musl");
        if (musl.isPresent()) {
            int[] version = numbers(musl.get());
            return PlatformTags.musl(version[0], version[1], architecture);
        }
        Optional<String> glibc = facts.find("glibc");
        if (glibc.isPresent()) {
            int[] version = numbers(glibc.get());
            return PlatformTags.glibc(version[0], version[1], architecture);
        }
        return PlatformTags.linux(architecture);
    }

    /// `pypy310-pp73-x86_64-linux-gnu` names the ABI `pypy310_pp73`.
    private static String firstTwo(String soabi) {
        String[] parts = soabi.split("-", 3);
        return parts.length < 2 ? soabi : parts[0] + "_" + parts[1];
    }

    /// The first two numbers of a version, 0 for what is missing.
    private static int[] numbers(String version) {
        int[] numbers = new int[2];
        int at = 0;
        for (String part : version.split("\\.", 3)) {
            if (at < 2) {
                numbers[at] = leadingNumber(part);
                at++;
            }
        }
        return numbers;
    }

    private static int leadingNumber(String text) {
        int number = 0;
        for (int index = 0; index < text.length(); index++) {
            char here = text.charAt(index);
            if (here < '0' || here > '9') {
                return number;
            }
            number = number * 10 + here - '0';
        }
        return number;
    }
}

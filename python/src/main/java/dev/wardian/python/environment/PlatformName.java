package dev.wardian.python.environment;

import dev.wardian.python.EnvironmentProblem;
import dev.wardian.python.PythonException;
import dev.wardian.standards.tag.PlatformTags;
import java.util.List;

/// A platform as `--platform` names it: what markers say there and which platform tags fit.
record PlatformName(
        String osName, String machine, String system, String sysPlatform, List<String> tags) {
    private static final List<String> KNOWN =
            List.of(
                    "linux",
                    "macos",
                    "windows",
                    "x86_64-unknown-linux-gnu",
                    "x86_64-unknown-linux-musl",
                    "aarch64-unknown-linux-gnu",
                    "aarch64-unknown-linux-musl",
                    "riscv64-unknown-linux",
                    "x86_64-manylinux2014",
                    "x86_64-manylinux_2_28",
                    "aarch64-manylinux_2_28",
                    "x86_64-apple-darwin",
                    "aarch64-apple-darwin",
                    "x86_64-pc-windows-msvc",
                    "i686-pc-windows-msvc",
                    "aarch64-pc-windows-msvc",
                    "aarch64-linux-android",
                    "x86_64-linux-android",
                    "arm64-apple-ios",
                    "arm64-apple-ios-simulator",
                    "x86_64-apple-ios-simulator",
                    "wasm32-pyodide2024",
                    "wasm32-pyodide2025");

    private static final int DEFAULT_GLIBC = 28;
    private static final int RISCV_GLIBC = 39;
    private static final int DEFAULT_MACOS = 13;
    private static final int DEFAULT_ANDROID = 24;
    private static final int DEFAULT_IOS = 13;

    /// Reads one of uv's names or the platform tag of a wheel.
    static PlatformName parse(String name) {
        return switch (name) {
            case "linux", "x86_64-unknown-linux-gnu" -> glibc(2, DEFAULT_GLIBC, "x86_64");
            case "aarch64-unknown-linux-gnu" -> glibc(2, DEFAULT_GLIBC, "aarch64");
            case "riscv64-unknown-linux" -> glibc(2, RISCV_GLIBC, "riscv64");
            case "x86_64-unknown-linux-musl" -> musl(1, 2, "x86_64");
            case "aarch64-unknown-linux-musl" -> musl(1, 2, "aarch64");
            case "macos", "aarch64-apple-darwin" -> macos(DEFAULT_MACOS, 0, "arm64");
            case "x86_64-apple-darwin" -> macos(DEFAULT_MACOS, 0, "x86_64");
            case "windows", "x86_64-pc-windows-msvc", "win_amd64" -> windows("AMD64", "x86_64");
            case "i686-pc-windows-msvc", "win32" -> windows("x86", "win32");
            case "aarch64-pc-windows-msvc", "arm64-pc-windows-msvc", "win_arm64" ->
                    windows("ARM64", "aarch64");
            case "aarch64-linux-android" -> android(DEFAULT_ANDROID, "arm64_v8a");
            case "x86_64-linux-android" -> android(DEFAULT_ANDROID, "x86_64");
            case "arm64-apple-ios" -> ios(DEFAULT_IOS, 0, "arm64_iphoneos");
            case "arm64-apple-ios-simulator" -> ios(DEFAULT_IOS, 0, "arm64_iphonesimulator");
            case "x86_64-apple-ios-simulator" -> ios(DEFAULT_IOS, 0, "x86_64_iphonesimulator");
            case "wasm32-pyodide2024" -> pyodide("2024");
            case "wasm32-pyodide2025" -> pyodide("2025");
            default -> tag(name);
        };
    }

    /// `x86_64-manylinux_2_28` and `manylinux_2_28_x86_64` are the same.
    private static PlatformName tag(String name) {
        int manylinux = name.indexOf("-manylinux");
        String tag =
                manylinux > 0
                        ? name.substring(manylinux + 1) + "_" + name.substring(0, manylinux)
                        : name;
        for (String[] legacy :
                new String[][] {
                    {"manylinux2014_", "17"}, {"manylinux2010_", "12"}, {"manylinux1_", "5"}
                }) {
            if (tag.startsWith(legacy[0])) {
                return glibc(2, Integer.parseInt(legacy[1]), tag.substring(legacy[0].length()));
            }
        }
        String[] parts = tag.split("_", 4);
        boolean versioned = parts.length == 4 && isNumber(parts[1]) && isNumber(parts[2]);
        if (versioned) {
            int major = Integer.parseInt(parts[1]);
            int minor = Integer.parseInt(parts[2]);
            return switch (parts[0]) {
                case "manylinux" -> glibc(major, minor, parts[3]);
                case "musllinux" -> musl(major, minor, parts[3]);
                case "macosx" -> macos(major, minor, parts[3]);
                case "ios" -> ios(major, minor, parts[3]);
                default -> throw unknown(name);
            };
        }
        if (tag.startsWith("linux_")) {
            String machine = tag.substring("linux_".length());
            return linux(machine, PlatformTags.linux(machine));
        }
        if (parts.length >= 3 && parts[0].equals("android") && isNumber(parts[1])) {
            return android(Integer.parseInt(parts[1]), tag.substring(tag.indexOf('_', 8) + 1));
        }
        throw unknown(name);
    }

    private static PythonException unknown(String name) {
        return new PythonException(new EnvironmentProblem.UnknownPlatform(name, KNOWN));
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty()
                && text.length() < 5
                && text.chars().allMatch(character -> character >= '0' && character <= '9');
    }

    private static PlatformName glibc(int major, int minor, String machine) {
        return linux(machine, PlatformTags.glibc(major, minor, machine));
    }

    private static PlatformName musl(int major, int minor, String machine) {
        return linux(machine, PlatformTags.musl(major, minor, machine));
    }

    private static PlatformName linux(String machine, List<String> tags) {
        return new PlatformName("posix", machine, "Linux", "linux", tags);
    }

    /// `universal2` and `intel` say what a file holds, not what a machine is.
    private static PlatformName macos(int major, int minor, String format) {
        String machine =
                switch (format) {
                    case "universal2" -> "arm64";
                    case "intel", "universal", "fat64", "fat3" -> "x86_64";
                    default -> format;
                };
        return new PlatformName(
                "posix", machine, "Darwin", "darwin", PlatformTags.macos(major, minor, machine));
    }

    private static PlatformName windows(String machine, String architecture) {
        return new PlatformName(
                "nt", machine, "Windows", "win32", PlatformTags.windows(architecture));
    }

    private static PlatformName android(int level, String abi) {
        String machine = abi.equals("arm64_v8a") ? "aarch64" : abi;
        return new PlatformName(
                "posix", machine, "Android", "android", PlatformTags.android(level, abi));
    }

    private static PlatformName ios(int major, int minor, String multiarch) {
        String machine = multiarch.startsWith("x86_64") ? "x86_64" : "arm64";
        return new PlatformName(
                "posix", machine, "iOS", "ios", PlatformTags.ios(major, minor, multiarch));
    }

    private static PlatformName pyodide(String year) {
        return new PlatformName(
                "posix",
                "wasm32",
                "Emscripten",
                "emscripten",
                List.of("pyodide_" + year + "_0_wasm32"));
    }
}

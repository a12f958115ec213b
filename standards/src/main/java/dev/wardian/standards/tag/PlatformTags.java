package dev.wardian.standards.tag;

import java.util.ArrayList;
import java.util.List;

/// The platforms whose files a machine accepts, best first.
///
/// Every method is a pure function of what is known of the machine: its C library or system with
/// version, and its architecture in the spelling of tags (`x86_64`, `aarch64`, `arm64`).
public final class PlatformTags {
    private static final int LAST_GLIBC_MINOR = 50;
    private static final int OLDEST_GLIBC_MINOR = 17;
    private static final int OLDEST_GLIBC_MINOR_ON_X86 = 5;
    private static final int OLDEST_ANDROID = 16;
    private static final int OLDEST_IOS = 12;

    private PlatformTags() {}

    /// Linux with the GNU C library (PEP 600, and the older names of PEP 513, 571 and 599).
    public static List<String> glibc(int major, int minor, String architecture) {
        List<String> platforms = new ArrayList<>();
        for (String each : architectures(architecture)) {
            boolean x86 = each.equals("x86_64") || each.equals("i686");
            int oldest = x86 ? OLDEST_GLIBC_MINOR_ON_X86 : OLDEST_GLIBC_MINOR;
            for (int m = major; m >= 2; m--) {
                int newest = m == major ? minor : LAST_GLIBC_MINOR;
                for (int n = newest; n >= (m == 2 ? oldest : 0); n--) {
                    platforms.add("manylinux_" + m + "_" + n + "_" + each);
                    String legacy = m == 2 ? legacyManylinux(n) : "";
                    if (!legacy.isEmpty()) {
                        platforms.add(legacy + "_" + each);
                    }
                }
            }
        }
        addLinux(platforms, architecture);
        return platforms;
    }

    /// Linux with musl (PEP 656).
    public static List<String> musl(int major, int minor, String architecture) {
        List<String> platforms = new ArrayList<>();
        for (String each : architectures(architecture)) {
            for (int n = minor; n >= 0; n--) {
                platforms.add("musllinux_" + major + "_" + n + "_" + each);
            }
        }
        addLinux(platforms, architecture);
        return platforms;
    }

    /// Linux of which the C library is not known.
    public static List<String> linux(String architecture) {
        List<String> platforms = new ArrayList<>();
        addLinux(platforms, architecture);
        return platforms;
    }

    /// macOS; from 11 on only the major version counts, before it the minor one of 10.
    public static List<String> macos(int major, int minor, String architecture) {
        List<String> platforms = new ArrayList<>();
        if (major == 10) {
            for (int n = minor; n >= 0; n--) {
                addMacos(platforms, 10, n, architecture);
            }
        }
        for (int m = major; m >= 11; m--) {
            addMacos(platforms, m, 0, architecture);
        }
        if (major >= 11) {
            for (int n = 16; n >= 4; n--) {
                if (architecture.equals("x86_64")) {
                    addMacos(platforms, 10, n, architecture);
                } else {
                    platforms.add("macosx_10_" + n + "_universal2");
                }
            }
        }
        return platforms;
    }

    /// iOS (PEP 730), for what `sys.implementation._multiarch` says, `arm64_iphoneos`.
    public static List<String> ios(int major, int minor, String multiarch) {
        String target = multiarch.replace('-', '_');
        List<String> platforms = new ArrayList<>();
        for (int m = major; m >= OLDEST_IOS; m--) {
            for (int n = m == major ? minor : 9; n >= 0; n--) {
                platforms.add("ios_" + m + "_" + n + "_" + target);
            }
        }
        return platforms;
    }

    /// Android (PEP 738), from an API level down.
    public static List<String> android(int apiLevel, String abi) {
        String target = normalize(abi);
        List<String> platforms = new ArrayList<>();
        for (int level = apiLevel; level >= OLDEST_ANDROID; level--) {
            platforms.add("android_" + level + "_" + target);
        }
        return platforms;
    }

    /// Windows, for `amd64`, `arm64` or `win32` (32 bits).
    public static List<String> windows(String architecture) {
        return switch (architecture) {
            case "win32", "x86", "i686" -> List.of("win32");
            case "x86_64" -> List.of("win_amd64");
            case "aarch64" -> List.of("win_arm64");
            default -> List.of("win_" + normalize(architecture));
        };
    }

    /// Any other system, for what `sysconfig.get_platform()` says: `freebsd-14.0-release-amd64`.
    public static List<String> generic(String platform) {
        return List.of(normalize(platform));
    }

    private static void addLinux(List<String> platforms, String architecture) {
        for (String each : architectures(architecture)) {
            platforms.add("linux_" + each);
        }
    }

    /// A 64-bit ARM that runs 32-bit programs also runs those for its predecessor.
    private static List<String> architectures(String architecture) {
        return architecture.equals("armv8l") ? List.of("armv8l", "armv7l") : List.of(architecture);
    }

    private static String legacyManylinux(int minor) {
        return switch (minor) {
            case 17 -> "manylinux2014";
            case 12 -> "manylinux2010";
            case 5 -> "manylinux1";
            default -> "";
        };
    }

    private static void addMacos(List<String> platforms, int major, int minor, String cpu) {
        for (String format : MacBinary.formats(major, minor, cpu)) {
            platforms.add("macosx_" + major + "_" + minor + "_" + format);
        }
    }

    private static String normalize(String text) {
        return text.replace('.', '_').replace('-', '_').replace(' ', '_');
    }
}

package dev.wardian.standards.marker;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What follows from the value of a variable: which values others have beside it in every
/// interpreter that exists.
///
/// The standard lets any values meet; that `os_name` is never `nt` on Linux is known of the world,
/// as `platform_system` and `sys_platform` saying the same of most systems. FreeBSD is not among
/// them, because its `sys_platform` carries a number.
final class PlatformFacts {
    private static final Map<String, String> SYSTEMS =
            Map.of(
                    "Windows", "win32",
                    "Darwin", "darwin",
                    "Linux", "linux",
                    "AIX", "aix",
                    "Emscripten", "emscripten",
                    "Android", "android");

    private static final Map<String, Map<MarkerVariable, String>> PLATFORMS =
            Map.of(
                    "win32", platform("win32", "nt", "Windows"),
                    "darwin", platform("darwin", "posix", "Darwin"),
                    "linux", platform("linux", "posix", "Linux"),
                    "aix", platform("aix", "posix", "AIX"),
                    "emscripten", platform("emscripten", "posix", "Emscripten"),
                    "android", platform("android", "posix", "Android"),
                    "ios", posix("ios"),
                    "wasi", posix("wasi"),
                    "cygwin", posix("cygwin"));

    private PlatformFacts() {}

    private static Map<MarkerVariable, String> platform(String name, String os, String system) {
        return Map.of(
                MarkerVariable.SYS_PLATFORM,
                name,
                MarkerVariable.OS_NAME,
                os,
                MarkerVariable.PLATFORM_SYSTEM,
                system);
    }

    private static Map<MarkerVariable, String> posix(String name) {
        return Map.of(MarkerVariable.SYS_PLATFORM, name, MarkerVariable.OS_NAME, "posix");
    }

    /// The `sys_platform` that is there exactly where `platform_system` has this value.
    static @Nullable String platformOf(String system) {
        return SYSTEMS.get(system);
    }

    /// All that is known where a variable has a value, that value among it.
    static Map<MarkerVariable, String> given(MarkerVariable variable, String value) {
        @Nullable Map<MarkerVariable, String> known =
                variable == MarkerVariable.SYS_PLATFORM ? PLATFORMS.get(value) : null;
        return known == null ? Map.of(variable, value) : known;
    }
}

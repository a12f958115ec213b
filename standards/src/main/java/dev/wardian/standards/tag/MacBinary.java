package dev.wardian.standards.tag;

import java.util.ArrayList;
import java.util.List;

/// The formats of binaries that macOS ran over time, by version and processor.
final class MacBinary {
    private MacBinary() {}

    /// The formats that a processor runs on a version, best first; none where the two never met.
    static List<String> formats(int major, int minor, String cpu) {
        int version = 100 * major + minor;
        List<String> formats = new ArrayList<>();
        formats.add(cpu);
        switch (cpu) {
            case "x86_64" -> {
                if (version < 1004) {
                    return List.of();
                }
                formats.addAll(List.of("intel", "fat64", "fat3"));
            }
            case "i386" -> {
                if (version < 1004) {
                    return List.of();
                }
                formats.addAll(List.of("intel", "fat3", "fat"));
            }
            case "ppc64" -> {
                if (version > 1005 || version < 1004) {
                    return List.of();
                }
                formats.add("fat64");
            }
            case "ppc" -> {
                if (version > 1006) {
                    return List.of();
                }
                formats.addAll(List.of("fat3", "fat"));
            }
            default -> {}
        }
        if (cpu.equals("arm64") || cpu.equals("x86_64")) {
            formats.add("universal2");
        }
        if (!cpu.equals("arm64")
                && List.of("x86_64", "i386", "ppc64", "ppc", "intel").contains(cpu)) {
            formats.add("universal");
        }
        return formats;
    }
}

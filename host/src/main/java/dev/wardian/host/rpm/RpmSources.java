package dev.wardian.host.rpm;

import dev.wardian.host.Distribution;
import dev.wardian.host.internal.OsRelease;
import dev.wardian.host.internal.SmallFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Reads the `.repo` files of a machine and `dnf.conf`: which repositories are enabled and where
/// they lie, with `$releasever`, `$basearch`, `$arch` and the variables of `/etc/dnf/vars` put in.
public final class RpmSources {
    private static final List<String> FOLDERS =
            List.of("etc/yum.repos.d", "etc/distro.repos.d", "usr/share/dnf5/repos.d");

    private final Path root;
    private final Map<String, String> variables = new LinkedHashMap<>();

    private RpmSources(Path root, String architecture) {
        this.root = root;
        Distribution distribution = OsRelease.read(root);
        variables.put("releasever", distribution.version().replaceFirst("\\..*", ""));
        variables.put("basearch", architecture);
        variables.put("arch", architecture);
        for (var folder : List.of("etc/yum/vars", "etc/dnf/vars")) {
            for (var file : SmallFile.children(root.resolve(folder))) {
                variables.put(
                        String.valueOf(file.getFileName()),
                        SmallFile.below(root, "/" + root.relativize(file)).word().orElse(""));
            }
        }
    }

    /// The repositories that are enabled, in the order of their files.
    ///
    /// @param root where the machine's files begin
    public static List<RpmSource> read(Path root, String architecture) {
        return new RpmSources(root, architecture).sources();
    }

    private List<RpmSource> sources() {
        var main = Map.<String, String>of();
        for (var file : List.of("/etc/yum.conf", "/etc/dnf/dnf.conf")) {
            main = sections(file).getOrDefault("main", main);
        }
        var found = new ArrayList<RpmSource>();
        for (var folder : FOLDERS) {
            var files = new ArrayList<>(SmallFile.children(root.resolve(folder)));
            files.sort(null);
            for (var file : files) {
                var name = "/" + root.relativize(file);
                if (name.endsWith(".repo")) {
                    for (var section : sections(name).entrySet()) {
                        if (!section.getKey().equals("main")
                                && isTrue(section.getValue().getOrDefault("enabled", "1"))) {
                            found.add(source(section.getKey(), section.getValue(), main, name));
                        }
                    }
                }
            }
        }
        return found;
    }

    private static RpmSource source(
            String id, Map<String, String> own, Map<String, String> main, String file) {
        return new RpmSource(
                id,
                own.getOrDefault("name", id),
                words(own.getOrDefault("baseurl", "")).stream()
                        .map(base -> base.endsWith("/") ? base : base + "/")
                        .toList(),
                own.getOrDefault("mirrorlist", own.getOrDefault("metalink", "")),
                words(own.getOrDefault("gpgkey", "")),
                isTrue(either(own, main, "repo_gpgcheck")),
                isTrue(either(own, main, "gpgcheck")),
                file);
    }

    private static String either(Map<String, String> own, Map<String, String> main, String key) {
        return own.getOrDefault(key, main.getOrDefault(key, "0"));
    }

    private static boolean isTrue(String value) {
        return switch (value.strip().toLowerCase(Locale.ROOT)) {
            case "1", "yes", "true", "on" -> true;
            default -> false;
        };
    }

    private static List<String> words(String value) {
        return value.isBlank() ? List.of() : List.of(value.strip().split("[\\s,]+", -1));
    }

    /// The sections of a file; a line that begins with a blank goes on with the one before.
    private Map<String, Map<String, String>> sections(String file) {
        var sections = new LinkedHashMap<String, Map<String, String>>();
        var section = new LinkedHashMap<String, String>();
        var key = "";
        for (var line : SmallFile.below(root, file).lines()) {
            var text = line.strip();
            if (text.isEmpty() || text.startsWith("#") || text.startsWith(";")) {
                continue;
            }
            if (text.startsWith("[") && text.endsWith("]")) {
                section = new LinkedHashMap<>();
                sections.put(text.substring(1, text.length() - 1), section);
            } else if (Character.isWhitespace(line.charAt(0)) && !key.isEmpty()) {
                section.merge(key, filled(text), (one, other) -> one + " " + other);
            } else if (text.indexOf('=') > 0) {
                var equals = text.indexOf('=');
                key = text.substring(0, equals).strip();
                section.put(key, filled(text.substring(equals + 1).strip()));
            }
        }
        return sections;
    }

    private String filled(String value) {
        var filled = value;
        for (var one : variables.entrySet()) {
            filled =
                    filled.replace("${" + one.getKey() + "}", one.getValue())
                            .replace("$" + one.getKey(), one.getValue());
        }
        return filled;
    }
}

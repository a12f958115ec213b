package dev.wardian.host.system;

import dev.wardian.host.internal.SmallFile;
import java.io.BufferedReader;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Which versions of packages a machine prefers: its pins (`apt_preferences(5)`) and, before those
/// of all packages, `APT::Default-Release`. The version with the highest priority is taken, the
/// newest among equals; one below zero never.
public final class AptPreferences {
    /// Those of a machine that has none.
    public static final AptPreferences NONE = new AptPreferences(List.of());

    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9_.-]+");

    /// What the target release gets.
    private static final int DEFAULT_RELEASE = 990;

    private final List<Pin> pins;

    /// @param packages words of which one must match the name of a package
    /// @param kind `release`, `version` or `origin`
    /// @param value what must match
    private record Pin(List<String> packages, String kind, String value, int priority) {
        boolean isGeneral() {
            return packages.equals(List.of("*"));
        }
    }

    private AptPreferences(List<Pin> pins) {
        this.pins = List.copyOf(pins);
    }

    /// Those of a machine. What is no sound pin is passed over, as `apt` does after a warning.
    ///
    /// @param root where its files begin
    public static AptPreferences read(Path root) {
        var pins = new ArrayList<Pin>();
        AptConfiguration.read(root)
                .value("APT::Default-Release")
                .filter(release -> !release.isBlank())
                .map(release -> new Pin(List.of("*"), "release", release, DEFAULT_RELEASE))
                .ifPresent(pins::add);
        read(root, "/etc/apt/preferences", pins);
        SmallFile.children(root.resolve("etc/apt/preferences.d")).stream()
                .map(file -> String.valueOf(file.getFileName()))
                .filter(name -> FILE.matcher(name).matches())
                .filter(name -> name.indexOf('.') < 0 || name.endsWith(".pref"))
                .sorted()
                .forEach(name -> read(root, "/etc/apt/preferences.d/" + name, pins));
        return pins.isEmpty() ? NONE : new AptPreferences(pins);
    }

    private static void read(Path root, String file, List<Pin> pins) {
        var text =
                String.join(
                        "\n",
                        SmallFile.below(root, file).lines().stream()
                                .filter(line -> !line.startsWith("#"))
                                .toList());
        for (var stanza : ControlStanza.all(new BufferedReader(new StringReader(text)))) {
            var packages = stanza.field("Package").orElse("").strip();
            var pin = stanza.field("Pin").orElse("").strip().split("\\s+", 2);
            var priority = stanza.field("Pin-Priority").orElse("").strip();
            if (!packages.isEmpty() && pin.length == 2 && priority.matches("[+-]?\\d{1,6}")) {
                pins.add(
                        new Pin(
                                List.of(packages.split("\\s+", -1)),
                                pin[0],
                                pin[1],
                                Integer.parseInt(priority)));
            }
        }
    }

    /// The priority of a version.
    ///
    /// @param source the source package that it is built from
    /// @param otherwise what it is where no pin says anything of it
    public int of(String name, String source, String version, PackageOrigin origin, int otherwise) {
        for (var general : new boolean[] {false, true}) {
            for (var pin : pins) {
                if (pin.isGeneral() == general
                        && pin.packages().stream().anyMatch(word -> isNamed(word, name, source))
                        && isMeant(pin, version, origin)) {
                    return pin.priority();
                }
            }
        }
        return otherwise;
    }

    private static boolean isNamed(String word, String name, String source) {
        return word.startsWith("src:")
                ? matches(word.substring(4), source)
                : matches(word.replaceFirst(":(any|native|all|[a-z0-9]+)$", ""), name);
    }

    private static boolean isMeant(Pin pin, String version, PackageOrigin origin) {
        return switch (pin.kind()) {
            case "version" -> matches(pin.value(), version);
            case "origin" -> matches(pin.value().replace("\"", ""), origin.site());
            case "release" -> {
                for (var part : pin.value().split(",", -1)) {
                    if (!isReleased(part.strip(), origin)) {
                        yield false;
                    }
                }
                yield true;
            }
            default -> false;
        };
    }

    private static boolean isReleased(String part, PackageOrigin origin) {
        var equals = part.indexOf('=');
        if (equals < 0) {
            return matches(part, origin.suite())
                    || matches(part, origin.codename())
                    || matches(part, origin.version());
        }
        var value = part.substring(equals + 1).strip().replace("\"", "");
        return switch (part.substring(0, equals).strip()) {
            case "a" -> matches(value, origin.suite());
            case "n" -> matches(value, origin.codename());
            case "o" -> matches(value, origin.origin());
            case "l" -> matches(value, origin.label());
            case "v" -> matches(value, origin.version());
            case "c" -> matches(value, origin.component());
            default -> false;
        };
    }

    /// Globs (`glob(7)`) and, between slashes, regular expressions.
    private static boolean matches(String pattern, String text) {
        try {
            if (pattern.length() > 1 && pattern.startsWith("/") && pattern.endsWith("/")) {
                return Pattern.compile(pattern.substring(1, pattern.length() - 1))
                        .matcher(text)
                        .find();
            }
            var form = new StringBuilder();
            for (var at = 0; at < pattern.length(); at++) {
                var c = pattern.charAt(at);
                form.append(
                        switch (c) {
                            case '*' -> ".*";
                            case '?' -> ".";
                            case '[', ']' -> String.valueOf(c);
                            default -> Pattern.quote(String.valueOf(c));
                        });
            }
            return Pattern.matches(form.toString(), text);
        } catch (PatternSyntaxException unsound) {
            return false;
        }
    }
}

package dev.wardian.host.repository;

import dev.wardian.host.internal.SmallFile;
import dev.wardian.host.system.ControlStanza;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads which repositories a machine is configured with (`sources.list(5)`): lines of `.list`
/// files and stanzas of `.sources` files. Sources of source code are passed over.
public final class AptSources {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]+\\.(list|sources)");
    private static final Pattern LINE =
            Pattern.compile("(\\S+)\\s+(?:\\[([^\\]]*)\\]\\s+)?(\\S+)\\s+(\\S+)\\s*(.*)");

    private final Path root;
    private final String architecture;
    private final List<AptSource> found = new ArrayList<>();

    private AptSources(Path root, String architecture) {
        this.root = root;
        this.architecture = architecture;
    }

    /// The sources of the machine whose files lie below this folder, in the order of their files.
    ///
    /// @param architecture as Debian names it, `amd64`
    /// @throws RepositoryException when something cannot be understood
    public static List<AptSource> read(Path root, String architecture) {
        AptSources sources = new AptSources(root, architecture);
        Path folder = root.resolve("etc/apt");
        List<Path> files = new ArrayList<>();
        files.add(folder.resolve("sources.list"));
        SmallFile.children(folder.resolve("sources.list.d")).stream()
                .filter(file -> NAME.matcher(String.valueOf(file.getFileName())).matches())
                .sorted()
                .forEach(files::add);
        for (Path file : files) {
            sources.read(file);
        }
        return sources.found;
    }

    private void read(Path file) {
        if (!Files.isRegularFile(file)) {
            return;
        }
        String shown = "/" + root.relativize(file);
        try {
            String text = Files.readString(file);
            if (shown.endsWith(".sources")) {
                stanzas(shown, text);
            } else {
                lines(shown, text);
            }
        } catch (IOException refused) {
            throw new RepositoryException(
                    new RepositoryProblem.BadSource(shown, 1, "it cannot be read"), refused);
        }
    }

    private void lines(String file, String text) {
        int number = 0;
        for (String raw : text.lines().toList()) {
            number++;
            int remark = raw.indexOf('#');
            String line = (remark < 0 ? raw : raw.substring(0, remark)).strip();
            if (line.isEmpty() || line.startsWith("deb-src")) {
                continue;
            }
            Matcher parts = LINE.matcher(line);
            if (!parts.matches() || !parts.group(1).equals("deb")) {
                throw new RepositoryException(
                        new RepositoryProblem.BadSource(
                                file,
                                number,
                                "expected `deb [OPTIONS] URI SUITE COMPONENT...`, not `"
                                        + line
                                        + "`"));
            }
            Map<String, String> options = options(parts.group(2));
            add(
                    new Origin(file, number, options),
                    parts.group(3),
                    parts.group(4),
                    words(parts.group(5)));
        }
    }

    private static Map<String, String> options(@org.jspecify.annotations.Nullable String text) {
        Map<String, String> options = new TreeMap<>();
        if (text != null) {
            for (String one : words(text)) {
                int equals = one.indexOf('=');
                if (equals > 0) {
                    String name = one.substring(0, equals).toLowerCase(Locale.ROOT);
                    options.put(name, one.substring(equals + 1).replace(',', ' '));
                }
            }
        }
        return options;
    }

    private void stanzas(String file, String text) {
        int line = 1;
        for (String block : text.split("(?<=\n)[ \t]*\n", -1)) {
            BufferedReader reader = new BufferedReader(new StringReader(block));
            for (ControlStanza stanza : ControlStanza.all(reader)) {
                stanza(file, line, stanza);
            }
            line += (int) block.chars().filter(c -> c == '\n').count() + 1;
        }
    }

    private void stanza(String file, int line, ControlStanza stanza) {
        boolean disabled =
                stanza.field("Enabled").filter(it -> !isYes(it)).isPresent()
                        || !words(stanza.field("Types").orElse("")).contains("deb");
        if (disabled) {
            return;
        }
        Map<String, String> options = new TreeMap<>();
        options.put("arch", stanza.field("Architectures").orElse(""));
        options.put("signed-by", stanza.field("Signed-By").orElse(""));
        options.put("trusted", stanza.field("Trusted").orElse("no"));
        options.put("check-valid-until", stanza.field("Check-Valid-Until").orElse("yes"));
        List<String> uris = words(stanza.field("URIs").orElse(""));
        List<String> suites = words(stanza.field("Suites").orElse(""));
        if (uris.isEmpty() || suites.isEmpty()) {
            throw new RepositoryException(
                    new RepositoryProblem.BadSource(
                            file, line, "a stanza needs both `URIs` and `Suites`"));
        }
        List<String> components = words(stanza.field("Components").orElse(""));
        for (String uri : uris) {
            for (String suite : suites) {
                add(new Origin(file, line, options), uri, suite, components);
            }
        }
    }

    private record Origin(String file, int line, Map<String, String> options) {
        String option(String name, String otherwise) {
            return options.getOrDefault(name, otherwise);
        }
    }

    private void add(Origin origin, String uri, String suite, Collection<String> components) {
        String plain = suite.replace("$(ARCH)", architecture);
        if (!plain.endsWith("/") && components.isEmpty()) {
            throw new RepositoryException(
                    new RepositoryProblem.BadSource(
                            origin.file(),
                            origin.line(),
                            "the suite `" + suite + "` needs components, such as `main`"));
        }
        List<String> architectures = words(origin.option("arch", ""));
        if (uri.startsWith("cdrom:")
                || (!architectures.isEmpty() && !architectures.contains(architecture))) {
            return;
        }
        found.add(
                new AptSource(
                        uri.endsWith("/") || uri.startsWith("mirror") ? uri : uri + "/",
                        plain,
                        List.copyOf(components),
                        architectures,
                        keys(origin.option("signed-by", "")),
                        isYes(origin.option("trusted", "no")),
                        isYes(origin.option("check-valid-until", "yes")),
                        origin.file(),
                        origin.line()));
    }

    /// A key itself, or names of files and fingerprints.
    private static List<String> keys(String text) {
        if (text.contains("-----BEGIN PGP")) {
            StringBuilder key = new StringBuilder();
            for (String line : text.strip().lines().toList()) {
                key.append(line.equals(".") ? "" : line).append('\n');
            }
            return List.of(key.toString());
        }
        return words(text);
    }

    private static boolean isYes(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "yes", "true", "with", "on", "enable", "1" -> true;
            default -> false;
        };
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : Arrays.asList(text.strip().split("\\s+", -1));
    }
}

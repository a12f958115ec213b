package dev.wardian.python.internal.environment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// Writes the scripts that a shell reads to enter an environment.
///
/// The templates hold `@DIR@`, `@PROMPT@`, `@BIN@` and `@SITE@` where each shell's own quoting is
/// already around them; the values are escaped for the inside of that quoting.
public final class ActivationScripts {
    /// The names of the scripts.
    public static final List<String> NAMES =
            List.of(
                    "activate",
                    "activate.fish",
                    "activate.csh",
                    "activate.ps1",
                    "activate.nu",
                    "activate_this.py");

    private final Path folder;
    private final Path scripts;
    private final String prompt;
    private final Path library;

    /// @param folder the environment
    /// @param scripts its folder of programs, where the scripts are put
    /// @param prompt the text shown, without parentheses
    /// @param library its `site-packages`
    public ActivationScripts(Path folder, Path scripts, String prompt, Path library) {
        this.folder = folder;
        this.scripts = scripts;
        this.prompt = prompt;
        this.library = library;
    }

    /// Writes all scripts.
    public void write() throws IOException {
        for (String name : NAMES) {
            Files.writeString(scripts.resolve(name), text(name));
        }
    }

    String text(String name) throws IOException {
        return template(name)
                .replace("@DIR@", escape(name, folder.toString()))
                .replace("@PROMPT@", escape(name, prompt))
                .replace("@BIN@", escape(name, folder.relativize(scripts).toString()))
                .replace("@SITE@", escape(name, scripts.relativize(library).toString()));
    }

    /// Every template puts values between single quotes; shells differ in how to put one inside.
    private static String escape(String name, String value) {
        return switch (name) {
            case "activate" -> value.replace("'", "'\"'\"'");
            case "activate.csh" -> value.replace("'", "'\"'\"'").replace("!", "\\!");
            case "activate.ps1" -> value.replace("'", "''");
            case "activate.nu" -> value.replace("\\", "\\\\").replace("\"", "\\\"");
            default -> value.replace("\\", "\\\\").replace("'", "\\'");
        };
    }

    private static String template(String name) throws IOException {
        try (InputStream template =
                Objects.requireNonNull(
                        ActivationScripts.class.getResourceAsStream("activation/" + name), name)) {
            return new String(template.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

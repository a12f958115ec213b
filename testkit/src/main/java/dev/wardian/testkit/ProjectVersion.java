package dev.wardian.testkit;

import java.util.Locale;

/// What `"Some.Name 1.0"` names: a project and one of its versions.
record ProjectVersion(String name, String version) {
    static ProjectVersion parse(String text) {
        String stripped = text.strip();
        int space = stripped.indexOf(' ');
        if (space < 0) {
            throw new IllegalArgumentException("`" + text + "` is not `name version`");
        }
        return new ProjectVersion(
                stripped.substring(0, space), stripped.substring(space + 1).strip());
    }

    /// The name as file names spell it (PEP 427 and 625).
    String underscored() {
        return normalised().replace('-', '_');
    }

    /// The name as addresses spell it (PEP 503).
    String normalised() {
        return normalised(name);
    }

    static String normalised(String name) {
        return name.replaceAll("[-_.]+", "-").toLowerCase(Locale.ROOT);
    }
}

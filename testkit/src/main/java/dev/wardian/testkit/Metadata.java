package dev.wardian.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The core metadata that both makers write; a mutable part of theirs.
final class Metadata {
    private final List<String> lines = new ArrayList<>();
    private Optional<String> requiresPython = Optional.empty();
    private String description = "";

    void requires(String requirement) {
        lines.add("Requires-Dist: " + requirement);
    }

    void extra(String name, String... requirements) {
        lines.add("Provides-Extra: " + name);
        for (String requirement : requirements) {
            int semicolon = requirement.indexOf(';');
            String what = semicolon < 0 ? requirement : requirement.substring(0, semicolon).strip();
            String marker = semicolon < 0 ? "" : requirement.substring(semicolon + 1).strip();
            String and = marker.isEmpty() ? "" : "(" + marker + ") and ";
            lines.add("Requires-Dist: " + what + " ; " + and + "extra == '" + name + "'");
        }
    }

    void requiresPython(String specifiers) {
        requiresPython = Optional.of(specifiers);
    }

    Optional<String> requiresPython() {
        return requiresPython;
    }

    void line(String line) {
        lines.add(line);
    }

    void description(String text) {
        description = text;
    }

    String text(String metadataVersion, String name, String version) {
        StringBuilder text = new StringBuilder();
        text.append("Metadata-Version: ").append(metadataVersion).append('\n');
        text.append("Name: ").append(name).append('\n');
        text.append("Version: ").append(version).append('\n');
        requiresPython.ifPresent(
                wanted -> text.append("Requires-Python: ").append(wanted).append('\n'));
        for (String line : lines) {
            text.append(line).append('\n');
        }
        if (!description.isEmpty()) {
            text.append('\n').append(description).append('\n');
        }
        return text.toString();
    }
}

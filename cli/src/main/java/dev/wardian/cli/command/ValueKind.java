package dev.wardian.cli.command;

import java.util.List;
import java.util.Locale;

/// What a value or an operand can be, told by what stands for it in help: the placeholder of an
/// option (`FILE`, `auto|always|never`) or the operands of a command (`[PACKAGE]...`).
enum ValueKind {
    /// One of the words that the placeholder lists.
    CHOICES,
    FILES,
    FOLDERS,
    /// A package of the environment.
    PACKAGES,
    /// A dependency group of the project.
    GROUPS,
    /// An extra of the project.
    EXTRAS,
    /// A member of the workspace.
    MEMBERS,
    /// A program and its own words.
    PROGRAM,
    /// Anything else: nobody knows it beforehand.
    UNKNOWN;

    static ValueKind of(String placeholder) {
        if (!choices(placeholder).isEmpty()) {
            return CHOICES;
        }
        for (var word : placeholder.split("[^A-Z]+", -1)) {
            switch (word) {
                case "FILE", "PATH", "CHANGE" -> {
                    return placeholder.contains("GROUP") ? GROUPS : FILES;
                }
                case "DIR", "FROM" -> {
                    return placeholder.contains("URL") ? FILES : FOLDERS;
                }
                case "PACKAGE" -> {
                    return placeholder.contains("PATH") ? FILES : PACKAGES;
                }
                case "GROUP" -> {
                    return GROUPS;
                }
                case "EXTRA" -> {
                    return EXTRAS;
                }
                case "MEMBER" -> {
                    return MEMBERS;
                }
                case "COMMAND" -> {
                    return placeholder.contains("ARGUMENT") ? PROGRAM : UNKNOWN;
                }
                default -> {}
            }
        }
        return UNKNOWN;
    }

    /// The words that a placeholder such as `auto|always|never` lists; none for other ones.
    static List<String> choices(String placeholder) {
        return placeholder.indexOf('|') > 0
                        && placeholder.indexOf(' ') < 0
                        && placeholder.equals(placeholder.toLowerCase(Locale.ROOT))
                ? List.of(placeholder.split("\\|", -1))
                : List.of();
    }

    /// How `wardian completion --values` calls it, for kinds that only Wardian knows.
    String asked() {
        return switch (this) {
            case PACKAGES, GROUPS, EXTRAS, MEMBERS -> name().toLowerCase(Locale.ROOT);
            case CHOICES, FILES, FOLDERS, PROGRAM, UNKNOWN -> "";
        };
    }
}

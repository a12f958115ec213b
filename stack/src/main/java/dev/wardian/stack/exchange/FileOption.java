package dev.wardian.stack.exchange;

import java.util.Optional;

/// The options that a requirements file may hold, by the names pip gives them.
enum FileOption {
    INDEX_URL("--index-url", "a URL"),
    PYPI_URL("--pypi-url", "a URL"),
    EXTRA_INDEX_URL("--extra-index-url", "a URL"),
    NO_INDEX("--no-index", ""),
    CONSTRAINT("--constraint", "a file"),
    REQUIREMENT("--requirement", "a file"),
    EDITABLE("--editable", "a folder or a version control URL"),
    FIND_LINKS("--find-links", "a URL or a folder"),
    NO_BINARY("--no-binary", "package names, `:all:` or `:none:`"),
    ONLY_BINARY("--only-binary", "package names, `:all:` or `:none:`"),
    PREFER_BINARY("--prefer-binary", ""),
    REQUIRE_HASHES("--require-hashes", ""),
    PRE("--pre", ""),
    ALL_RELEASES("--all-releases", "package names, `:all:` or `:none:`"),
    ONLY_FINAL("--only-final", "package names, `:all:` or `:none:`"),
    TRUSTED_HOST("--trusted-host", "a host"),
    USE_FEATURE("--use-feature", "a feature of pip"),
    GLOBAL_OPTION("--global-option", "an option for `setup.py`"),
    HASH("--hash", "`algorithm:hex`"),
    CONFIG_SETTINGS("--config-settings", "`KEY=VALUE`");

    private final String spelling;
    private final String value;

    FileOption(String spelling, String value) {
        this.spelling = spelling;
        this.value = value;
    }

    String spelling() {
        return spelling;
    }

    /// What the value is in words, empty for a flag.
    String value() {
        return value;
    }

    boolean takesValue() {
        return !value.isEmpty();
    }

    /// True for options that follow a requirement rather than stand alone.
    boolean followsRequirement() {
        return this == GLOBAL_OPTION || this == HASH || this == CONFIG_SETTINGS;
    }

    /// The option of that long name; an unambiguous beginning is enough, as in pip.
    static Optional<FileOption> ofLong(String name) {
        var found = Optional.<FileOption>empty();
        for (var option : values()) {
            if (option.spelling.equals(name)
                    || ("--config-setting".equals(name) && option == CONFIG_SETTINGS)) {
                return Optional.of(option);
            }
            if (option.spelling.startsWith(name)) {
                if (found.isPresent()) {
                    return Optional.empty();
                }
                found = Optional.of(option);
            }
        }
        return found;
    }

    static Optional<FileOption> ofShort(char letter) {
        return switch (letter) {
            case 'i' -> Optional.of(INDEX_URL);
            case 'c' -> Optional.of(CONSTRAINT);
            case 'r' -> Optional.of(REQUIREMENT);
            case 'e' -> Optional.of(EDITABLE);
            case 'f' -> Optional.of(FIND_LINKS);
            case 'C' -> Optional.of(CONFIG_SETTINGS);
            default -> Optional.empty();
        };
    }
}

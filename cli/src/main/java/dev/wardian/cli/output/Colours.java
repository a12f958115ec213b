package dev.wardian.cli.output;

/// Colours for a terminal, or none. Meaning never rests on a colour alone.
public enum Colours {
    ON,
    OFF;

    /// What `--color` and the environment ask for on a stream: `always` and `never` win, then
    /// `NO_COLOR` (any value but the empty one), then whether it is a terminal.
    public static Colours of(String asked, String noColor, boolean terminal) {
        return switch (asked) {
            case "always" -> ON;
            case "never" -> OFF;
            default -> terminal && noColor.isEmpty() ? ON : OFF;
        };
    }

    public String bold(String text) {
        return with("1", text);
    }

    public String dim(String text) {
        return with("2", text);
    }

    public String red(String text) {
        return with("1;31", text);
    }

    public String green(String text) {
        return with("32", text);
    }

    public String yellow(String text) {
        return with("1;33", text);
    }

    public String cyan(String text) {
        return with("36", text);
    }

    private String with(String code, String text) {
        return this == ON ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}

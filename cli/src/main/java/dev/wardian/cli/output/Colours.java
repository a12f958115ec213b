package dev.wardian.cli.output;

import java.util.Map;

/// Colours for a terminal, or none. Meaning never rests on a colour alone.
public enum Colours {
    ON,
    OFF;

    /// What `--color` and the environment ask for on a stream: `always` and `never` win, then
    /// `NO_COLOR`, then `FORCE_COLOR` and `CLICOLOR_FORCE`, then `CLICOLOR=0` and a terminal that
    /// cannot (`TERM=dumb`), then whether it is a terminal.
    ///
    /// See [no-color.org](https://no-color.org) and
    /// [bixense.com/clicolors](https://bixense.com/clicolors).
    public static Colours of(String asked, Map<String, String> environment, boolean terminal) {
        return switch (asked) {
            case "always" -> ON;
            case "never" -> OFF;
            default -> wanted(environment, terminal) ? ON : OFF;
        };
    }

    private static boolean wanted(Map<String, String> environment, boolean terminal) {
        if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
            return false;
        }
        if (isSet(environment, "FORCE_COLOR") || isSet(environment, "CLICOLOR_FORCE")) {
            return true;
        }
        return terminal
                && !environment.getOrDefault("CLICOLOR", "").equals("0")
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }

    private static boolean isSet(Map<String, String> environment, String name) {
        var value = environment.getOrDefault(name, "");
        return !value.isEmpty() && !value.equals("0");
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

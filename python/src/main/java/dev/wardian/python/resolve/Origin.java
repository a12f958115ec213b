package dev.wardian.python.resolve;

/// Where a person wrote a requirement, as it is shown: `requirements.txt:3`, `command line`.
public record Origin(String description) {
    /// What was given as an argument of the command.
    public static final Origin COMMAND_LINE = new Origin("command line");

    @Override
    public String toString() {
        return description;
    }
}

package dev.wardian.python.resolve;

import java.util.Optional;

/// Where a person wrote a requirement.
///
/// @param description as lists of origins name it: `requirements.txt:3`, `demo (pyproject.toml)`
/// @param place the line of the file, where it stands in one
public record Origin(String description, Optional<Place> place) {
    /// What was given as an argument of the command.
    public static final Origin COMMAND_LINE = new Origin("command line");

    /// One line of one file.
    ///
    /// @param file the file as the person named it
    /// @param line counted from one
    public record Place(String file, int line) {
        @Override
        public String toString() {
            return file + ":" + line;
        }
    }

    /// An origin that is no line of a file.
    public Origin(String description) {
        this(description, Optional.empty());
    }

    /// File and line where it has them, as explanations show it.
    @Override
    public String toString() {
        return place.isPresent() ? place.get().toString() : description;
    }
}

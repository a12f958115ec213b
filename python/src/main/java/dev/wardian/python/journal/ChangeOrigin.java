package dev.wardian.python.journal;

import java.time.Instant;
import java.util.Optional;

/// Why and when an environment is changed, for its history.
///
/// @param when the time
/// @param command what was asked for, in one line without secrets; empty text if nobody typed it
/// @param undoes the number of the oldest change that this one takes back, with all after it
public record ChangeOrigin(Instant when, String command, Optional<Integer> undoes) {
    /// A change of nobody knows when and why.
    public static final ChangeOrigin UNKNOWN =
            new ChangeOrigin(Instant.EPOCH, "", Optional.empty());

    /// Takes line breaks out of the command.
    public ChangeOrigin {
        command = command.replace('\n', ' ').replace('\r', ' ');
    }
}

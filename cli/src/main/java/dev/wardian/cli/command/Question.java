package dev.wardian.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/// Asks a person for a yes.
final class Question {

    private Question() {}

    /// Asks on a terminal; where nobody can answer, the command itself was the answer.
    static boolean agreed(Session session, String question) {
        if (!session.invocation().terminal().err() || !session.invocation().terminal().out()) {
            return true;
        }
        session.endProgress();
        session.invocation().err().print(question + " [Y/n] ");
        session.invocation().err().flush();
        var typed = new StringBuilder();
        try {
            var in = session.invocation().in();
            for (var next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
                typed.append((char) next);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        var answer = typed.toString().strip().toLowerCase(Locale.ROOT);
        return answer.isEmpty() || answer.equals("y") || answer.equals("yes");
    }
}

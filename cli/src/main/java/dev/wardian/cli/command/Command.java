package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.output.ExitCode;
import java.util.List;

/// One command of `wardian`.
public interface Command {

    /// The word that calls it.
    String name();

    /// What it does, in one line for the list of commands.
    String summary();

    /// Its operands as help shows them (`[PACKAGE]...`); empty when it takes none.
    String operands();

    /// Its own options in the order that help shows them; the global ones come by themselves.
    List<Option> options();

    /// Command lines that work as they stand, each with a comment behind `#`.
    List<String> examples();

    /// True when the words from the first operand on belong to another program.
    default boolean passesWordsOn() {
        return false;
    }

    /// Does it.
    ExitCode run(Session session);
}

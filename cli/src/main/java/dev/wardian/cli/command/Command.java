package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Arguments;
import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.output.ExitCode;
import java.util.List;
import java.util.Optional;

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

    /// The words that its first operand can be; none when it can be anything.
    default List<String> actions() {
        return List.of();
    }

    /// The command that an action is by itself, with options of its own; most are not.
    default Optional<Command> action(String name) {
        return Optional.empty();
    }

    /// Behind how many operands all words belong to another program.
    ///
    /// @param words what stands behind the command's name
    default int ownOperands(List<String> words) {
        return Integer.MAX_VALUE;
    }

    /// Whether it is about requirement files here, so that `[tool.uv.pip]` speaks to it.
    default boolean isOfFiles(Arguments arguments) {
        return false;
    }

    /// Does it.
    ExitCode run(Session session);
}

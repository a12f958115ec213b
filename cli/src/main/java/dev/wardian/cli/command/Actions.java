package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Nearest;
import dev.wardian.cli.arguments.UsageException;
import java.util.List;

/// The words that a command such as `wardian cache` takes first.
///
/// @param command what they belong to
/// @param known all there are, two or more, in the order in which they are told
/// @param usual what no word at all means
record Actions(String command, List<String> known, String usual) {

    /// The action that operands begin with.
    ///
    /// @throws UsageException for a word that is none, with what there is and what may be meant
    String of(List<String> operands) {
        var action = operands.isEmpty() ? usual : operands.getFirst();
        if (!known.contains(action)) {
            throw new UsageException(
                    "`wardian " + command + " " + action + "` is not known: " + listed(),
                    Nearest.to(action, known).map(it -> "did you mean `" + it + "`?"));
        }
        return action;
    }

    /// What stands behind the action.
    static List<String> rest(List<String> operands) {
        return operands.isEmpty() ? operands : operands.subList(1, operands.size());
    }

    private String listed() {
        var last = known.size() - 1;
        return "`" + String.join("`, `", known.subList(0, last)) + "` or `" + known.get(last) + "`";
    }
}

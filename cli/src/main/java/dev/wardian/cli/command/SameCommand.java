package dev.wardian.cli.command;

import dev.wardian.cli.output.ShellText;
import java.util.ArrayList;
import java.util.List;

/// The command that was given, to be given again with something added.
final class SameCommand {
    private SameCommand() {}

    /// Its words behind `wardian`, with the command in front whatever stood before.
    static List<String> words(Session session) {
        var words = new ArrayList<>(session.invocation().words());
        for (var i = 0; i < words.size(); i++) {
            if (Commands.named(words.get(i)).isPresent()) {
                words.addFirst(words.remove(i));
                break;
            }
        }
        return words;
    }

    /// Whether it can be kept and given again: secrets are not kept, and standard input is not
    /// there a second time.
    static boolean isRepeatable(Session session) {
        var words = session.invocation().words();
        return !ShellText.hides(words) && !words.contains("-");
    }

    /// Words behind `wardian` as a person would paste them.
    static String shown(List<String> words) {
        var all = new ArrayList<>(words);
        all.addFirst("wardian");
        return ShellText.of(all);
    }
}

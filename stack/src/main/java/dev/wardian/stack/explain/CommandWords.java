package dev.wardian.stack.explain;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes changes in the words of a command, where that is what a person wrote. Like [FileEdit] it
/// touches nothing but what changes.
public final class CommandWords {

    private CommandWords() {}

    /// The words after a change; empty if no word is what it changes.
    public static Optional<List<String>> after(List<String> words, Change change) {
        return switch (change) {
            case Change.Respecified(var demand, var specifiers) ->
                    edited(
                            words,
                            new FileEdit(
                                    Path.of(""),
                                    "",
                                    0,
                                    demand.name(),
                                    demand.requirement().specifiers(),
                                    specifiers,
                                    false));
            case Change.Dropped(var demand) ->
                    edited(
                            words,
                            new FileEdit(
                                    Path.of(""),
                                    "",
                                    0,
                                    demand.name(),
                                    demand.requirement().specifiers(),
                                    Map.of(),
                                    true));
            case Change.OtherPython _ -> Optional.empty();
        };
    }

    private static Optional<List<String>> edited(List<String> words, FileEdit edit) {
        for (var index = 0; index < words.size(); index++) {
            var word = words.get(index);
            var span = new RequirementSpan(word, 0, word.length());
            if (span.isOf(edit)) {
                var changed = new ArrayList<>(words);
                changed.remove(index);
                if (!edit.drop()) {
                    var other = span.respecified(edit);
                    if (other.isEmpty()) {
                        return Optional.empty();
                    }
                    changed.add(index, other.get());
                }
                return Optional.of(changed);
            }
        }
        return Optional.empty();
    }
}

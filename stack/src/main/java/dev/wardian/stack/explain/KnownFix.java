package dev.wardian.stack.explain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A fix of a command that failed earlier, as [FixMemory] keeps it.
///
/// @param text what it does, in one line
/// @param doubts why it may solve without being good
/// @param edits what it changes in files
/// @param byHand what stands in no file: words of the command, the Python
/// @param command the command to give afterwards, with what stands in no file changed; empty if
///     that is not known
/// @param runs the commands, as words behind `wardian`, that do all of it one after another where
///     nothing is to be edited; none where a person has to
public record KnownFix(
        String text,
        List<String> doubts,
        List<FileEdit> edits,
        List<String> byHand,
        Optional<String> command,
        List<List<String>> runs) {
    /// A fix by edits, or by hand.
    public KnownFix(
            String text,
            List<String> doubts,
            List<FileEdit> edits,
            List<String> byHand,
            Optional<String> command) {
        this(text, doubts, edits, byHand, command, List.of());
    }

    /// Copies the lists.
    public KnownFix {
        runs = runs.stream().map(List::copyOf).toList();
        doubts = List.copyOf(doubts);
        edits = List.copyOf(edits);
        byHand = List.copyOf(byHand);
    }

    /// What the edits come to now.
    public sealed interface Outcome {

        /// The files as they become; nothing is written yet.
        record Edited(List<EditedFile> files) implements Outcome {
            /// Copies the list.
            public Edited {
                files = List.copyOf(files);
            }
        }

        /// A line is not as it was when the fix was found, or is written in a way that cannot be
        /// changed safely.
        record Stale(FileEdit edit) implements Outcome {}
    }

    /// Works out what becomes of the files; writes nothing.
    public Outcome edit() {
        Map<Path, EditedFile> files = new LinkedHashMap<>();
        // from the last line up: what goes moves the lines behind it
        var last = new ArrayList<>(edits);
        last.sort((one, other) -> Integer.compare(other.line(), one.line()));
        for (var edit : last) {
            var known = files.get(edit.file());
            var file = known == null ? read(edit) : known;
            var after = edit.applied(file.after());
            if (after.isEmpty()) {
                return new Outcome.Stale(edit);
            }
            files.put(
                    edit.file(),
                    new EditedFile(file.file(), file.shown(), file.before(), after.get()));
        }
        return new Outcome.Edited(List.copyOf(files.values()));
    }

    private static EditedFile read(FileEdit edit) {
        try {
            var bytes =
                    Files.isRegularFile(edit.file())
                            ? Files.readAllBytes(edit.file())
                            : new byte[0];
            var text = new String(bytes, StandardCharsets.ISO_8859_1);
            return new EditedFile(edit.file(), edit.shown(), text, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Writes the files.
    public static void write(Outcome.Edited edited) {
        edited.files().forEach(EditedFile::write);
    }
}

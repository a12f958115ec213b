package dev.wardian.stack.workspace;

import dev.wardian.python.resolve.Origin;
import dev.wardian.stack.requirement.Declared;
import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.requirement.Requirement;
import java.util.List;
import java.util.Optional;

/// Who is told to ask for what the file of a project says, where it is not the file that a person
/// wrote: messages and fixes are about what the person can change.
public sealed interface Asker {

    /// The requirement as it is told.
    Declared told(Declared declared);

    /// The file as it is.
    record OfFile() implements Asker {
        @Override
        public Declared told(Declared declared) {
            return declared;
        }
    }

    /// The command: nobody sees the file.
    record OfCommand() implements Asker {
        @Override
        public Declared told(Declared declared) {
            return declared.askedBy(Origin.COMMAND_LINE);
        }
    }

    /// A script and a command that adds to it.
    ///
    /// @param shown the script as messages name it
    /// @param shift how many lines further down its lines stand than in the project's file
    /// @param with what the command adds
    record OfScript(String shown, int shift, List<String> with) implements Asker {
        public OfScript {
            with = List.copyOf(with);
        }

        @Override
        public Declared told(Declared declared) {
            if (declared.place().isEmpty() || with.contains(declared.text())) {
                return declared.askedBy(Origin.COMMAND_LINE);
            }
            var line = declared.place().get().line() + shift;
            return declared.askedBy(new Origin(shown, Optional.of(new Origin.Place(shown, line))));
        }
    }

    /// A file and a command that edits it: what stood there before stays where it stood.
    ///
    /// @param above who is told to ask for that
    record OfEdit(Manifest before, Asker above) implements Asker {
        @Override
        public Declared told(Declared declared) {
            var place = declared.place();
            if (place.isEmpty() || !before.file().endsWith(place.get().file())) {
                return above.told(declared);
            }
            var line = before.line(it -> isOf(it, declared));
            return line.isPresent()
                    ? above.told(declared.at(new Origin.Place(place.get().file(), line.get())))
                    : declared.askedBy(Origin.COMMAND_LINE);
        }

        /// What comes from an address is not spelled as it was written.
        private static boolean isOf(Requirement written, Declared declared) {
            try {
                var told = Requirement.parse(declared.text());
                return told.equals(written)
                        || (told.url().isPresent() && told.name().equals(written.name()));
            } catch (SyntaxException _) {
                return declared.text().contains(written.name().toString());
            }
        }
    }
}

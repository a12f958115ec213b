package dev.wardian.stack.internal.requirement;

import dev.wardian.python.resolve.Lesson;
import dev.wardian.stack.choice.Correction;
import dev.wardian.stack.internal.learn.Learning;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.standards.SyntaxException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Corrections of metadata: those that come along, and those that a person writes. To the solver
/// they are lessons that it need not learn.
public final class Corrections {
    private static final String HEAD = "# wardian-corrections 1";

    private Corrections() {}

    /// Those that come along.
    public static List<Correction> ours() {
        return Ours.ALL;
    }

    private static final class Ours {
        private static final List<Correction> ALL = read();

        private static List<Correction> read() {
            try (InputStream in =
                    Objects.requireNonNull(Learning.class.getResourceAsStream("corrections.txt"))) {
                var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                if (!text.startsWith(HEAD + "\n")) {
                    throw new IllegalStateException("corrections of another form");
                }
                return corrections(text, "wardian");
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    /// Those in a file, one a line; lines that begin with `#` and empty ones are passed over.
    public static List<Correction> ofFile(Path file, String shown) {
        try {
            return corrections(Files.readString(file), shown);
        } catch (IOException failure) {
            throw new StackException(
                    new StackProblem.Unreadable(shown, String.valueOf(failure.getMessage())));
        }
    }

    private static List<Correction> corrections(String text, String shown) {
        var found = new ArrayList<Correction>();
        var number = 0;
        for (var line : text.lines().toList()) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                found.add(parse(line, shown, number));
            }
        }
        return List.copyOf(found);
    }

    private static Correction parse(String line, String shown, int number) {
        try {
            return Correction.parse(line, shown + ":" + number);
        } catch (SyntaxException wrong) {
            throw new StackException(
                    new StackProblem.Malformed(
                            shown,
                            number,
                            1,
                            "`" + line.strip() + "` is no correction",
                            "`flask>=2,<2.2.4 | werkzeug<3 | reason | evidence`"));
        }
    }

    /// Those that a project file lists.
    public static List<Correction> ofProject(List<String> lines, String shown) {
        var found = new ArrayList<Correction>();
        for (var line : lines) {
            try {
                found.add(Correction.parse(line, shown));
            } catch (SyntaxException wrong) {
                throw new StackException(
                        new StackProblem.Invalid(
                                shown,
                                "`corrections`: `" + line + "` is no correction",
                                "`flask>=2,<2.2.4 | werkzeug<3 | reason | evidence`"));
            }
        }
        return found;
    }

    /// What the solver is told.
    public static List<Lesson> lessons(List<Correction> corrections) {
        var lessons = new ArrayList<Lesson>(corrections.size());
        for (var one : corrections) {
            lessons.add(
                    new Lesson(
                            one.name(),
                            one.versions(),
                            one.other(),
                            one.accepted().complement(),
                            one.reason(),
                            List.of(one.evidence()),
                            true));
        }
        return lessons;
    }
}

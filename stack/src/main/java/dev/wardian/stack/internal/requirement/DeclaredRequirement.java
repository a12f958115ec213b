package dev.wardian.stack.internal.requirement;

import dev.wardian.stack.exchange.RequirementsLine;
import dev.wardian.stack.exchange.WrittenRequirement;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.stack.requirement.Declared;
import dev.wardian.standards.SyntaxException;
import java.nio.file.Path;

/// Understands the text of a [Declared] requirement, or says what is wrong with it and where.
public final class DeclaredRequirement {

    private DeclaredRequirement() {}

    /// The requirement itself; a text that is none is a [StackProblem.BadRequirement].
    public static WrittenRequirement of(Declared declared, Path workingFolder) {
        try {
            return parse(declared, workingFolder);
        } catch (SyntaxException problem) {
            throw new StackException(
                    new StackProblem.BadRequirement(
                            declared.text(),
                            declared.origin(),
                            problem.position(),
                            problem.expected()),
                    problem);
        }
    }

    /// Refuses a line of a file whose requirement cannot be understood, with its place.
    public static void check(
            Declared declared, String file, RequirementsLine.Required line, Path workingFolder) {
        try {
            var _ = parse(declared, workingFolder);
        } catch (SyntaxException problem) {
            throw new StackException(
                    new StackProblem.Malformed(
                            file,
                            line.line(),
                            line.column() + Math.max(0, problem.position()),
                            "`" + declared.text() + "` is not a requirement",
                            problem.expected()),
                    problem);
        }
    }

    private static WrittenRequirement parse(Declared declared, Path workingFolder) {
        var base = workingFolder.resolve(declared.base());
        return declared.editable()
                ? WrittenRequirement.parseEditable(declared.text(), base)
                : WrittenRequirement.parse(declared.text(), base);
    }
}

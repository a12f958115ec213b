package dev.wardian.stack.exchange;

import dev.wardian.standards.SyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Reads pip's requirements file format. Pure: neither follows `-r` nor looks at the disk.
///
/// ```java
/// var lines = RequirementsText.parse("numpy>=2 # fast\n-r more.txt\n", name -> Optional.empty());
/// ```
public final class RequirementsText {

    private RequirementsText() {}

    /// The lines of the file in order.
    ///
    /// @param content the file's text, already decoded; see [TextEncoding]
    /// @param variables gives the value of `${NAME}`; unset ones stay as they are written
    /// @throws SyntaxException with an offset into `content` and what was expected there
    public static List<RequirementsLine> parse(
            String content, Function<String, Optional<String>> variables) {
        var found = new ArrayList<RequirementsLine>();
        var places = new Places(content);
        for (var line : LogicalLines.of(content, variables)) {
            try {
                new LineParser(line, places, found).parse();
            } catch (SyntaxException problem) {
                throw new SyntaxException(
                        content, line.offset(problem.position()), problem.expected());
            }
        }
        return found;
    }
}

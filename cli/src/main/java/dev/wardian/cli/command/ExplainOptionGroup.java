package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import java.util.List;

/// The options that say what is done where requirements cannot be met.
final class ExplainOptionGroup {

    static final Option NO_FIXES =
            Option.flag("no-fixes", "when requirements collide, do not look for what would help");

    static final Option EXPLAIN_HTML =
            Option.value(
                    "explain-html",
                    "FILE",
                    "when requirements collide, draw who asks what of whom as a page");

    private ExplainOptionGroup() {}

    static List<Option> all() {
        return List.of(NO_FIXES, EXPLAIN_HTML);
    }
}

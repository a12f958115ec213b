package dev.wardian.fuzz;

import dev.wardian.python.internal.index.PageFormatException;
import dev.wardian.python.internal.index.PageParser;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// Pages of an index, HTML and JSON: read, or refused. The first byte chooses.
public final class PageFuzz {
    static final List<String> NAMES = List.of("text/html", "application/vnd.pypi.simple.v1+json");
    private static final URI PLACE = URI.create("https://index.invalid/simple/foo/");

    private PageFuzz() {}

    /// Called by Jazzer.
    public static void fuzzerTestOneInput(byte[] bytes) {
        Choice choice = Choice.of(bytes, NAMES);
        try {
            PageParser.parse(choice.content(), Optional.of(choice.name()), PLACE);
        } catch (PageFormatException refused) {
            // its documented refusal
        }
    }
}

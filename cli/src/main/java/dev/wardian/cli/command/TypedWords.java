package dev.wardian.cli.command;

import java.util.ArrayList;
import java.util.List;

/// The command line as it is told in what it wrote: without what changes nothing of that, so that
/// the same file comes out wherever and however loudly it is written.
final class TypedWords {

    private TypedWords() {}

    static List<String> of(Session session) {
        var words = new ArrayList<String>();
        words.add("wardian");
        var skipValue = false;
        for (var word : session.invocation().words()) {
            var name = word.indexOf('=') > 0 ? word.substring(0, word.indexOf('=')) : word;
            switch (name) {
                case "--cache-dir", "--log", "--color", "-p", "--python", "--directory" ->
                        skipValue = name.equals(word);
                case "-q",
                        "--quiet",
                        "-v",
                        "--verbose",
                        "-n",
                        "--no-cache",
                        "--no-cache-dir",
                        "--no-progress",
                        "--no-daemon",
                        "--json",
                        "-U",
                        "--upgrade",
                        "--offline",
                        "--dry-run" -> {}
                default -> {
                    if (!skipValue) {
                        words.add(word);
                    }
                    skipValue = false;
                }
            }
        }
        return words;
    }
}

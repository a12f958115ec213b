package dev.wardian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.testkit.LocalIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Compares what whole commands said with files that were reviewed.
///
/// Times, folders, the index's port and this machine's Python become words in angle brackets first.
/// `-Dwardian.golden=write` writes the files anew.
final class Golden {
    private final List<String> parts = new ArrayList<>();
    private final Workplace workplace;
    private final LocalIndex index;

    Golden(Workplace workplace, LocalIndex index) {
        this.workplace = workplace;
        this.index = index;
    }

    /// Runs a command against the index and keeps what it said.
    Workplace.Outcome run(String... words) {
        var all = new ArrayList<>(List.of(words));
        all.add("--index-url");
        all.add(index.url().toString());
        return keep(words, workplace.run(all.toArray(String[]::new)));
    }

    /// Runs a command that knows no index and keeps what it said.
    Workplace.Outcome runAlone(String... words) {
        return keep(words, workplace.run(words));
    }

    private Workplace.Outcome keep(String[] words, Workplace.Outcome outcome) {
        var part = new StringBuilder("$ wardian ").append(String.join(" ", words)).append('\n');
        part.append(outcome.out());
        outcome.err().lines().forEach(line -> part.append("! ").append(line).append('\n'));
        if (outcome.code() != 0) {
            part.append("[exit ").append(outcome.code()).append("]\n");
        }
        parts.add(plain(part.toString()));
        return outcome;
    }

    private String plain(String text) {
        return text.replace(workplace.folder().toString(), "<work>")
                .replace(workplace.root().toString(), "<root>")
                .replace(index.root().toString(), "<index>/")
                .replace("127.0.0.1:" + index.root().getPort(), "<index>")
                .replaceAll("\\b\\d+(\\.\\d+)?\\s?(ms|s)\\b", "<time>")
                .replaceAll("Python \\d+\\.\\d+\\.\\d+\\S*( \\(`[^`]*`\\))?", "Python <version>")
                .replaceAll("the target has \\d+\\.\\d+\\.\\w+", "the target has <version>")
                .replaceAll("lib/python\\d+\\.\\d+t?/", "lib/<python>/")
                .replaceAll("sha256:?=?[0-9a-f]{64}", "<sha256>")
                .replaceAll("\\b[0-9a-f]{64}\\b", "<sha256>");
    }

    /// Compares everything kept with the file of that name.
    void matches(String name) {
        var file =
                Path.of(
                        System.getProperty("wardian.root"),
                        "cli",
                        "src",
                        "test",
                        "golden",
                        name + ".txt");
        var said = String.join("\n", parts);
        try {
            if (System.getProperty("wardian.golden", "").equals("write")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, said);
            }
            assertThat(said).isEqualTo(Files.readString(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

package dev.wardian.python.internal.link;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// An interpreter that parses sources, isolated and without `site` (`-I -S`), so that nothing of an
/// environment is executed. A question is a line with tabs: what is asked for, the name of the
/// module, its file. Used by one thread at a time.
final class OutlineWorker implements AutoCloseable {
    /// So many sources are asked for before their answers are read: few enough for a pipe to hold
    /// the questions.
    private static final int AT_ONCE = 32;

    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter questions;
    private final List<String> builtins;
    private boolean ended;

    OutlineWorker(Path python) throws IOException {
        this.process =
                new ProcessBuilder(python.toString(), "-I", "-S", "-c", script())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.questions = process.outputWriter(StandardCharsets.UTF_8);
        var head = answers.readLine();
        if (head == null) {
            process.destroy();
            throw new IOException("it does not answer as Python does");
        }
        this.builtins = Arrays.asList(head.split(" ", -1));
    }

    /// The names of the modules that are part of the interpreter itself.
    List<String> builtins() {
        return builtins;
    }

    /// Whether it can be asked again.
    boolean isAlive() {
        return !ended;
    }

    /// The answers to questions, in their order; fewer if one of them ended the interpreter.
    List<String> ask(List<String> asked) throws IOException {
        var found = new ArrayList<String>(asked.size());
        for (var start = 0; start < asked.size() && !ended; start += AT_ONCE) {
            var some = asked.subList(start, Math.min(start + AT_ONCE, asked.size()));
            put(some);
            for (var at = 0; at < some.size() && !ended; at++) {
                var line = answers.readLine();
                if (line == null) {
                    ended = true;
                } else {
                    found.add(line);
                }
            }
        }
        return found;
    }

    private void put(List<String> some) {
        try {
            for (var one : some) {
                questions.write(one + "\n");
            }
            questions.flush();
        } catch (IOException _) {
            // it ended early, which shows in its answers
        }
    }

    @Override
    public void close() {
        process.destroy();
    }

    private static String script() {
        var text = new StringBuilder();
        for (var part : List.of("outline.py", "uses.py", "answers.py")) {
            try (InputStream in =
                    Objects.requireNonNull(OutlineWorker.class.getResourceAsStream(part), part)) {
                text.append(new String(in.readAllBytes(), StandardCharsets.UTF_8)).append('\n');
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return text.toString();
    }
}

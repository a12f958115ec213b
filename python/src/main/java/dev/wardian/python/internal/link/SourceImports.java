package dev.wardian.python.internal.link;

import dev.wardian.python.environment.Interpreter;
import dev.wardian.python.internal.facts.FactFiles;
import dev.wardian.python.link.FileImports;
import dev.wardian.python.link.ImportReader;
import dev.wardian.python.link.ImportUse;
import dev.wardian.python.link.ImportUse.Circumstance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What files import, out of what was kept of them where they have the same size and time, else by
/// parsing.
///
/// Its text, as `uses.py` writes it, has the imports first, with `;` between them, and a tab before
/// each reason why something could not be read. An import has seven fields with commas between
/// them: module, names, line, column, circumstance, what is ignored, cell.
public final class SourceImports {
    /// Changes with what `uses.py` says.
    private static final String FORM = "imports-1";

    /// A file that changed so shortly before it was read may change again within the same tick.
    private static final Duration TICK = Duration.ofSeconds(2);

    private static final String STANDARD_LIBRARY = "l\t\t";

    private final Interpreter interpreter;
    private final FactFiles kept;
    private final int workers;

    public SourceImports(Interpreter interpreter, Path facts, int workers) {
        this.interpreter = interpreter;
        this.kept = new FactFiles(facts, FORM);
        this.workers = workers;
    }

    /// Reads files, in their order.
    public ImportReader.Read read(List<Path> files) {
        var key = key(files);
        var known = known(kept.read(key).orElse(""));
        var answers = new HashMap<String, String>();
        var asked = new ArrayList<String>();
        var states = new ArrayList<String>();
        states.add(STANDARD_LIBRARY);
        files.forEach(file -> states.add(state(file)));
        for (var at = 0; at < states.size(); at++) {
            if (!known.containsKey(states.get(at))) {
                asked.add(at == 0 ? STANDARD_LIBRARY : question(files.get(at - 1)));
            }
        }
        if (!asked.isEmpty()) {
            try (var parsers = new OutlineWorkers(interpreter.executable(), workers)) {
                var said = parsers.answers(asked, "\tit is nested too deeply");
                for (var at = 0; at < said.size(); at++) {
                    answers.put(asked.get(at), said.get(at));
                }
            }
        }
        var now = new StringBuilder();
        var read = new ArrayList<FileImports>();
        var standard = "";
        for (var at = 0; at < states.size(); at++) {
            var state = states.get(at);
            var question = at == 0 ? STANDARD_LIBRARY : question(files.get(at - 1));
            var answer =
                    Optional.ofNullable(known.get(state)).orElseGet(() -> answers.get(question));
            if (!state.isEmpty()) {
                now.append(state).append('\n').append(answer).append('\n');
            }
            if (at == 0) {
                standard = answer;
            } else {
                read.add(parse(files.get(at - 1), answer));
            }
        }
        if (!asked.isEmpty()) {
            kept.write(key, now.toString());
        }
        return new ImportReader.Read(Set.of(standard.split(" ", -1)), read);
    }

    /// What is kept depends on the grammar, and on where the files lie together.
    private String key(List<Path> files) {
        var folder = files.isEmpty() ? Path.of("/") : files.getFirst().toAbsolutePath();
        for (var file : files) {
            while (!file.startsWith(folder)) {
                folder = Optional.ofNullable(folder.getParent()).orElse(Path.of("/"));
            }
        }
        return FactFiles.key(
                List.of(
                        folder.toString(),
                        interpreter.executable().toString(),
                        interpreter.version().toString()));
    }

    private static Map<String, String> known(String text) {
        var known = new HashMap<String, String>();
        var lines = text.split("\n", -1);
        for (var at = 0; at + 1 < lines.length; at += 2) {
            known.put(lines[at], lines[at + 1]);
        }
        return known;
    }

    /// The file with size and time; empty where it is not certain that it stays so.
    private static String state(Path file) {
        try {
            var facts = Files.readAttributes(file, BasicFileAttributes.class);
            var time = facts.lastModifiedTime().toInstant();
            return time.isAfter(Instant.now().minus(TICK))
                    ? ""
                    : question(file) + "\t" + facts.size() + "\t" + time;
        } catch (IOException unreadable) {
            return "";
        }
    }

    private static String question(Path file) {
        return (file.toString().endsWith(".ipynb") ? "n" : "u") + "\t\t" + file;
    }

    private static FileImports parse(Path file, String answer) {
        var fields = answer.split("\t", -1);
        var uses = new ArrayList<ImportUse>();
        if (!fields[0].isEmpty()) {
            for (var one : fields[0].split(";", -1)) {
                uses.add(use(one.split(",", -1)));
            }
        }
        var failures = new ArrayList<String>();
        for (var at = 1; at < fields.length; at++) {
            failures.add(Outline.plain(fields[at]));
        }
        return new FileImports(file, uses, failures);
    }

    private static ImportUse use(String[] fields) {
        return new ImportUse(
                Outline.plain(fields[0]),
                parts(fields[1]),
                Integer.parseInt(fields[2]),
                Integer.parseInt(fields[3]),
                switch (fields[4]) {
                    case "o" -> Circumstance.CAUGHT;
                    case "t" -> Circumstance.TYPES;
                    case "s" -> Circumstance.LOOKED_FOR;
                    default -> Circumstance.NEEDED;
                },
                Set.copyOf(parts(fields[5])),
                fields[6].isEmpty() ? Optional.empty() : Optional.of(Integer.valueOf(fields[6])));
    }

    private static List<String> parts(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split("\\|", -1));
    }
}

package dev.wardian.python.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The file form of what is told of a change: its time and command, what came and went, a line
/// each with tabs between the parts.
final class NoteFile {
    private static final String HEAD = "wardian-note 1";

    private NoteFile() {}

    static byte[] text(ChangeOrigin origin, List<Arrival> installed, List<Departure> removed) {
        StringBuilder text = new StringBuilder(1024).append(HEAD).append('\n');
        text.append("when\t").append(origin.when().getEpochSecond()).append('\n');
        text.append("nanos\t").append(origin.when().get(ChronoField.NANO_OF_SECOND)).append('\n');
        text.append("command\t").append(origin.command()).append('\n');
        if (origin.undoes().isPresent()) {
            text.append("undoes\t").append(origin.undoes().get()).append('\n');
        }
        for (Departure gone : removed) {
            text.append("-\t").append(gone.name()).append('\t').append(gone.version());
            text.append('\t').append(gone.bytes()).append('\n');
        }
        for (Arrival come : installed) {
            text.append("+\t").append(come.name()).append('\t').append(come.version());
            text.append('\t').append(come.file()).append('\t').append(come.sha256()).append('\n');
        }
        return text.append(".\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    /// What a file says of the change of this number; empty when it is damaged.
    static Optional<PastChange> read(Path file, int number, boolean undoable) {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return text.startsWith(HEAD + "\n") && text.endsWith("\n.\n")
                    ? Optional.of(new Lines(text).change(number, undoable))
                    : Optional.empty();
        } catch (IOException
                | IndexOutOfBoundsException
                | DateTimeException
                | NumberFormatException damaged) {
            return Optional.empty();
        }
    }

    private static final class Lines {
        private Instant when = Instant.EPOCH;
        private String command = "";
        private Optional<Integer> undoes = Optional.empty();
        private final List<Arrival> installed = new ArrayList<>();
        private final List<Departure> removed = new ArrayList<>();

        Lines(String text) {
            int at = 0;
            for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', at)) {
                line(text.substring(at, end));
                at = end + 1;
            }
        }

        private void line(String line) {
            int tab = line.indexOf('\t');
            if (tab < 0) {
                return;
            }
            String rest = line.substring(tab + 1);
            switch (line.substring(0, tab)) {
                case "when" -> when = Instant.ofEpochSecond(Long.parseLong(rest));
                case "nanos" -> when = when.with(ChronoField.NANO_OF_SECOND, Long.parseLong(rest));
                case "command" -> command = rest;
                case "undoes" -> undoes = Optional.of(Integer.valueOf(rest));
                case "-" -> {
                    List<String> parts = parts(rest);
                    long bytes = parts.size() < 3 ? 0 : Long.parseLong(parts.get(2));
                    removed.add(new Departure(parts.getFirst(), parts.get(1), bytes));
                }
                case "+" -> {
                    List<String> parts = parts(rest);
                    installed.add(
                            new Arrival(
                                    parts.getFirst(), parts.get(1), parts.get(2), parts.get(3)));
                }
                default -> {
                    // a later Wardian knows what it means
                }
            }
        }

        private static List<String> parts(String text) {
            List<String> parts = new ArrayList<>(4);
            int at = 0;
            for (int tab = text.indexOf('\t'); tab >= 0; tab = text.indexOf('\t', at)) {
                parts.add(text.substring(at, tab));
                at = tab + 1;
            }
            parts.add(text.substring(at));
            return parts;
        }

        PastChange change(int number, boolean undoable) {
            return new PastChange(
                    number, new ChangeOrigin(when, command, undoes), installed, removed, undoable);
        }
    }
}

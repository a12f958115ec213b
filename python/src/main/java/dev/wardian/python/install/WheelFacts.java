package dev.wardian.python.install;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What was found when a wheel was unpacked, so that installing it reads none of its files: kept
/// as the note of its manifest.
///
/// @param project the name as its author spells it
/// @param version as its metadata spells it
/// @param purelib whether its top folder belongs into `purelib`
/// @param info its `.dist-info` folder
/// @param data its `.data` folder, empty text if it has none
/// @param scripts the programs it declares
/// @param spread the files below `data`
/// @param rows the lines of `RECORD` for all files at their places under the top folder
record WheelFacts(
        String project,
        String version,
        boolean purelib,
        String info,
        String data,
        List<EntryPoint> scripts,
        List<Spread> spread,
        String rows) {
    private static final String HEAD = "wheel 1";

    /// A file below `.data`.
    ///
    /// @param key the folder it belongs to
    /// @param row path below that folder, digest and size
    /// @param executable as in the archive
    /// @param generic whether it is a script for any interpreter (`#!python`)
    record Spread(SchemeKey key, RecordRow row, boolean executable, boolean generic) {}

    WheelFacts {
        scripts = List.copyOf(scripts);
        spread = List.copyOf(spread);
    }

    String toText() {
        StringBuilder text = new StringBuilder(rows.length() + 1000).append(HEAD).append('\n');
        text.append(project).append('\n').append(version).append('\n');
        text.append(purelib).append('\n').append(info).append('\n').append(data).append('\n');
        text.append(scripts.size()).append('\n');
        for (EntryPoint script : scripts) {
            text.append(script.graphical()).append('\t').append(script.name());
            text.append('\t').append(script.module()).append('\t').append(script.attribute());
            text.append('\n');
        }
        text.append(spread.size()).append('\n');
        for (Spread file : spread) {
            text.append(file.key()).append('\t').append(file.executable());
            text.append('\t').append(file.generic()).append('\t').append(file.row()).append('\n');
        }
        return text.append(rows).toString();
    }

    /// Empty when the text was written by another version.
    static Optional<WheelFacts> parse(String text) {
        if (!text.startsWith(HEAD + "\n")) {
            return Optional.empty();
        }
        Lines lines = new Lines(text);
        lines.next();
        String project = lines.next();
        String version = lines.next();
        boolean purelib = Boolean.parseBoolean(lines.next());
        String info = lines.next();
        String data = lines.next();
        int scriptCount = Integer.parseInt(lines.next());
        List<EntryPoint> scripts = new ArrayList<>(scriptCount);
        for (int i = 0; i < scriptCount; i++) {
            List<String> parts = lines.parts(4);
            scripts.add(
                    new EntryPoint(
                            parts.get(1),
                            parts.get(2),
                            parts.get(3),
                            Boolean.parseBoolean(parts.getFirst())));
        }
        int spreadCount = Integer.parseInt(lines.next());
        List<Spread> spread = new ArrayList<>(spreadCount);
        for (int i = 0; i < spreadCount; i++) {
            List<String> parts = lines.parts(4);
            spread.add(
                    new Spread(
                            SchemeKey.valueOf(parts.getFirst()),
                            RecordRow.parse(parts.get(3)).getFirst(),
                            Boolean.parseBoolean(parts.get(1)),
                            Boolean.parseBoolean(parts.get(2))));
        }
        return Optional.of(
                new WheelFacts(
                        project, version, purelib, info, data, scripts, spread, lines.rest()));
    }

    private static final class Lines {
        private final String text;
        private int position;

        Lines(String text) {
            this.text = text;
        }

        String next() {
            int end = text.indexOf('\n', position);
            String line = text.substring(position, end);
            position = end + 1;
            return line;
        }

        /// A line split at its tabs, the last part being the rest of it.
        List<String> parts(int count) {
            String line = next();
            List<String> parts = new ArrayList<>(count);
            int start = 0;
            for (int i = 1; i < count; i++) {
                int tab = line.indexOf('\t', start);
                parts.add(line.substring(start, tab));
                start = tab + 1;
            }
            parts.add(line.substring(start));
            return parts;
        }

        String rest() {
            return text.substring(position);
        }
    }
}

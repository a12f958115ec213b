package dev.wardian.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The file form of a manifest: lines of text, counted, ended by a mark that shows it is whole.
///
/// `wardian-manifest 1`, the number of folders and of files, a folder a line, a file a line as mode
/// letter, size and path, then the note to the end. Paths hold no line breaks: archives with such
/// names are refused.
final class ManifestFormat {
    private static final String HEAD = "wardian-manifest 1\n";

    private ManifestFormat() {}

    static byte[] write(Manifest manifest) {
        StringBuilder text = new StringBuilder(HEAD);
        text.append(manifest.folders().size()).append('\n');
        text.append(manifest.files().size()).append('\n');
        for (String folder : manifest.folders()) {
            text.append(folder).append('\n');
        }
        for (Manifest.Entry file : manifest.files()) {
            text.append(file.executable() ? 'x' : '-').append(file.size());
            text.append(' ').append(file.path()).append('\n');
        }
        text.append(manifest.note()).append("\n.");
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    static Optional<Manifest> read(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (!text.startsWith(HEAD) || !text.endsWith("\n.")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Lines(text, HEAD.length()).manifest());
        } catch (IndexOutOfBoundsException | NumberFormatException damaged) {
            return Optional.empty();
        }
    }

    private static final class Lines {
        private final String text;
        private int position;

        Lines(String text, int position) {
            this.text = text;
            this.position = position;
        }

        Manifest manifest() {
            int folderCount = Integer.parseInt(next());
            int fileCount = Integer.parseInt(next());
            List<String> folders = new ArrayList<>(folderCount);
            for (int i = 0; i < folderCount; i++) {
                folders.add(next());
            }
            List<Manifest.Entry> files = new ArrayList<>(fileCount);
            for (int i = 0; i < fileCount; i++) {
                files.add(entry(next()));
            }
            return new Manifest(folders, files, text.substring(position, text.length() - 2));
        }

        private static Manifest.Entry entry(String line) {
            int space = line.indexOf(' ');
            return new Manifest.Entry(
                    line.substring(space + 1),
                    Long.parseLong(line, 1, space, 10),
                    line.charAt(0) == 'x');
        }

        private String next() {
            int end = text.indexOf('\n', position);
            String line = text.substring(position, end);
            position = end + 1;
            return line;
        }
    }
}

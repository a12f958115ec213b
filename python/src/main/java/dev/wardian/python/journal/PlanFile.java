package dev.wardian.python.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The file form of an [Intent]: a letter, a space and a path on each line, ended by a line with a
/// full stop, so that half of it is never taken for the whole. After the full stop follows what
/// the change put aside beyond its intent. Paths inside the environment are relative to its root:
/// environments may be moved.
final class PlanFile {
    private static final String HEAD = "wardian-change 1";
    private static final String END = ".";

    private final Path root;

    PlanFile(Path root) {
        this.root = root;
    }

    byte[] text(Intent intent) {
        StringBuilder text = new StringBuilder(4096).append(HEAD).append('\n');
        for (Path folder : intent.folders()) {
            text.append("D ").append(written(folder)).append('\n');
        }
        for (Path file : intent.files()) {
            text.append("F ").append(written(file)).append('\n');
        }
        for (Intent.Aside aside : intent.aside()) {
            text.append(line(aside));
        }
        return text.append(END).append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    /// The line of something that leaves its place.
    String line(Intent.Aside aside) {
        return "A " + aside.owner() + ' ' + written(aside.path()) + '\n';
    }

    /// What a file says; empty when it is damaged, which a killed process cannot bring about.
    Optional<Intent> read(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        if (!text.startsWith(HEAD + "\n") || !text.contains("\n" + END + "\n")) {
            return Optional.empty();
        }
        List<Path> folders = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        List<Intent.Aside> aside = new ArrayList<>();
        int at = text.indexOf('\n') + 1;
        // a last line without its end was being written when the process was killed, before the
        // step that it announces
        for (int end = text.indexOf('\n', at); end >= 0; end = text.indexOf('\n', at)) {
            String line = text.substring(at, end);
            at = end + 1;
            if (line.startsWith("D ")) {
                folders.add(path(line.substring(2)));
            } else if (line.startsWith("F ")) {
                files.add(path(line.substring(2)));
            } else if (line.startsWith("A ")) {
                int space = line.indexOf(' ', 2);
                aside.add(
                        new Intent.Aside(
                                path(line.substring(space + 1)), line.substring(2, space)));
            }
        }
        return Optional.of(new Intent(folders, files, aside));
    }

    private String written(Path path) {
        String text = path.startsWith(root) ? root.relativize(path).toString() : path.toString();
        return text.indexOf('\\') < 0 && text.indexOf('\n') < 0
                ? text
                : text.replace("\\", "\\\\").replace("\n", "\\n");
    }

    private Path path(String text) {
        if (text.indexOf('\\') < 0) {
            return root.resolve(text);
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                i++;
                plain.append(text.charAt(i) == 'n' ? '\n' : text.charAt(i));
            } else {
                plain.append(c);
            }
        }
        return root.resolve(plain.toString());
    }
}

package dev.wardian.stack.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes pinned requirements as text, in the layout that `pip-compile` and uv share: the pin, its
/// digests on continued lines, and `# via` with who asked for it.
///
/// The same lines and options always give the same text.
public final class RequirementsWriter {

    /// One pinned requirement.
    ///
    /// @param pin `name==version`, `name @ url`, `-e path`, perhaps with a marker
    /// @param hashes `sha256:…`, written in this order
    /// @param via who asked for it, written in this order
    /// @param remark what else is to be said of it, written where `# via` is
    /// @param index the index that it comes from, if that is to be said
    public record Line(
            String pin,
            List<String> hashes,
            List<String> via,
            Optional<String> remark,
            Optional<String> index) {
        public Line {
            hashes = List.copyOf(hashes);
            via = List.copyOf(via);
        }

        /// One of which nothing else is to be said.
        public Line(String pin, List<String> hashes, List<String> via) {
            this(pin, hashes, via, Optional.empty(), Optional.empty());
        }
    }

    /// What is written beside the pins.
    ///
    /// @param header lines for the top, without `#`; none for no header
    /// @param options lines with global options (`--index-url …`), written before the pins
    /// @param annotate whether `# via` is written
    /// @param onOneLine whether `# via` stands behind the pin
    /// @param omitted names of packages that were left out on purpose
    public record Layout(
            List<String> header,
            List<String> options,
            boolean annotate,
            boolean onOneLine,
            List<String> omitted) {
        public Layout {
            header = List.copyOf(header);
            options = List.copyOf(options);
            omitted = List.copyOf(omitted);
        }
    }

    /// Where `# via` begins when it stands behind the pin.
    private static final int ANNOTATION_COLUMN = 26;

    private RequirementsWriter() {}

    /// The text of a requirements file, ending with a line break.
    public static String write(List<Line> lines, Layout layout) {
        var out = new StringBuilder(256 + lines.size() * 64);
        for (var text : layout.header()) {
            out.append('#').append(text.isEmpty() ? "" : " ").append(text).append('\n');
        }
        for (var option : layout.options()) {
            out.append(option).append('\n');
        }
        if (!layout.options().isEmpty()) {
            out.append('\n');
        }
        for (var line : lines) {
            write(line, layout, out);
        }
        if (!layout.omitted().isEmpty()) {
            out.append("\n# The following packages were excluded from the output:\n");
            for (var name : layout.omitted()) {
                out.append("# ").append(name).append('\n');
            }
        }
        return out.toString();
    }

    private static void write(Line line, Layout layout, StringBuilder out) {
        var start = out.length();
        out.append(line.pin());
        for (var hash : line.hashes()) {
            out.append(" \\\n    --hash=").append(hash);
        }
        if (layout.annotate() && !line.via().isEmpty()) {
            if (layout.onOneLine()) {
                behind(line, out.length() - start, out);
            } else {
                below(line.via(), out);
                line.remark().ifPresent(remark -> out.append("\n    # ").append(remark));
            }
        }
        line.index().ifPresent(url -> out.append("\n    # from ").append(url));
        out.append('\n');
    }

    private static void behind(Line line, int width, StringBuilder out) {
        if (line.hashes().isEmpty()) {
            out.repeat(' ', Math.max(2, ANNOTATION_COLUMN - width));
        } else {
            out.append("\n    ");
        }
        out.append("# via ").append(String.join(", ", line.via()));
        line.remark().ifPresent(remark -> out.append("; ").append(remark));
    }

    private static void below(List<String> via, StringBuilder out) {
        if (via.size() == 1) {
            out.append("\n    # via ").append(via.getFirst());
            return;
        }
        out.append("\n    # via");
        for (var one : new ArrayList<>(via)) {
            out.append("\n    #   ").append(one);
        }
    }
}

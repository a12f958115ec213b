package dev.wardian.fuzz;

import dev.wardian.python.install.RecordRow;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// `RECORD` files: read, and the same again when they are written, or refused.
public final class RecordFuzz {
    private RecordFuzz() {}

    /// Called by Jazzer.
    public static void fuzzerTestOneInput(byte[] bytes) {
        List<RecordRow> rows;
        try {
            rows = RecordRow.parse(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException refused) {
            return;
        }
        StringBuilder text = new StringBuilder();
        for (RecordRow row : rows) {
            text.append(row).append('\n');
        }
        if (!RecordRow.parse(text.toString()).equals(rows)) {
            throw new AssertionError("written differently: " + text);
        }
    }
}

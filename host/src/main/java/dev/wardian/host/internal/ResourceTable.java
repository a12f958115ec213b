package dev.wardian.host.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A table of this module: a line for each row, cells with tabs between, `#` before remarks.
public final class ResourceTable {
    private ResourceTable() {}

    /// The rows of a table.
    ///
    /// @param name its file among the resources of this module
    public static List<String[]> rows(String name) {
        List<String[]> rows = new ArrayList<>();
        for (String line : text("/dev/wardian/host/" + name).lines().toList()) {
            if (!line.isBlank() && line.charAt(0) != '#') {
                rows.add(line.split("\t", -1));
            }
        }
        return rows;
    }

    private static String text(String name) {
        try (InputStream in = ResourceTable.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not in this module");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

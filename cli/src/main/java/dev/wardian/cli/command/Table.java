package dev.wardian.cli.command;

import java.util.ArrayList;
import java.util.List;

/// Columns of text as pip draws them: a head, a line of dashes, left-aligned rows.
final class Table {

    private Table() {}

    /// The lines of a table whose first row is its head.
    static List<String> lines(List<List<String>> rows) {
        var columns = rows.getFirst().size();
        var widths = new int[columns];
        for (var row : rows) {
            for (var i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        var lines = new ArrayList<String>();
        for (var row : rows) {
            lines.add(line(row, widths));
            if (lines.size() == 1) {
                var dashes = new ArrayList<String>();
                for (var width : widths) {
                    dashes.add("-".repeat(width));
                }
                lines.add(line(dashes, widths));
            }
        }
        return lines;
    }

    private static String line(List<String> row, int[] widths) {
        var line = new StringBuilder();
        for (var i = 0; i < widths.length; i++) {
            line.append(row.get(i)).repeat(" ", widths[i] - row.get(i).length() + 1);
        }
        return line.toString().stripTrailing();
    }
}

package dev.wardian.stack.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Writes the difference of two texts that differ in a few neighbouring lines, as one hunk.
final class UnifiedDiff {

    private static final int CONTEXT = 3;

    private UnifiedDiff() {}

    static List<String> of(String name, String before, String after) {
        var old = lines(before);
        var now = lines(after);
        var head = 0;
        while (head < Math.min(old.size(), now.size()) && old.get(head).equals(now.get(head))) {
            head++;
        }
        var tail = 0;
        while (tail < Math.min(old.size(), now.size()) - head
                && old.get(old.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
            tail++;
        }
        if (head == old.size() && head == now.size()) {
            return List.of();
        }
        var from = Math.max(0, head - CONTEXT);
        var oldEnd = old.size() - tail;
        var nowEnd = now.size() - tail;
        var trailing = Math.min(CONTEXT, tail);
        var hunk = new ArrayList<String>();
        hunk.add("--- a/" + name);
        hunk.add("+++ b/" + name);
        hunk.add(
                "@@ -"
                        + range(from, oldEnd + trailing - from)
                        + " +"
                        + range(from, nowEnd + trailing - from)
                        + " @@");
        marked(" ", old.subList(from, head), hunk);
        marked("-", old.subList(head, oldEnd), hunk);
        marked("+", now.subList(head, nowEnd), hunk);
        marked(" ", old.subList(oldEnd, oldEnd + trailing), hunk);
        return hunk;
    }

    private static String range(int from, int count) {
        return (count == 0 ? from : from + 1) + (count == 1 ? "" : "," + count);
    }

    private static void marked(String mark, List<String> lines, List<String> hunk) {
        for (var line : lines) {
            hunk.add(mark + (line.endsWith("\r") ? line.substring(0, line.length() - 1) : line));
            if (line.endsWith(NO_END)) {
                hunk.set(hunk.size() - 1, mark + line.substring(0, line.length() - 1));
                hunk.add("\\ No newline at end of file");
            }
        }
    }

    private static final String NO_END = "\u0000";

    /// The lines without their ends; a last one that has none is marked.
    private static List<String> lines(String text) {
        var parts = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        var last = parts.removeLast();
        if (!last.isEmpty()) {
            parts.add(last + NO_END);
        }
        return parts;
    }
}

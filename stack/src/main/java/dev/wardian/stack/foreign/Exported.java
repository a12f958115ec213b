package dev.wardian.stack.foreign;

import java.util.List;

/// The text of a file for another tool.
///
/// @param losses what it cannot say, a line each
public record Exported(String text, List<String> losses) {
    public Exported {
        losses = List.copyOf(losses);
    }
}

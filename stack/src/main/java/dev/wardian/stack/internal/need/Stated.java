package dev.wardian.stack.internal.need;

import dev.wardian.host.build.BuildNeed;

/// Something that a source says its build needs.
///
/// @param where the file and the line that say so
public record Stated(BuildNeed need, Weight weight, String where) {}

package dev.wardian.python.journal;

import java.nio.file.Path;

/// A file, link or folder that a past change put aside and that is still kept.
///
/// @param copy where it is kept
/// @param original where it was
/// @param owner the normalised name of the distribution it belonged to; empty text if to none
public record Kept(Path copy, Path original, String owner) {}

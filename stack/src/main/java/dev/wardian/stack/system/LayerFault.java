package dev.wardian.stack.system;

import java.nio.file.Path;

/// A file of a package of the distribution that is not as it came.
///
/// @param name the package
/// @param missing whether it is gone, rather than changed
public record LayerFault(String name, Path file, boolean missing) {}

package dev.wardian.python.resolve;

import dev.wardian.python.index.IndexChoice;
import dev.wardian.standards.marker.MarkerSpace;

/// An index that a package comes from in some environments alone.
///
/// @param environments where the package comes from there
public record MarkedIndex(IndexChoice index, MarkerSpace environments) {}

/// Which versions an index offers of a package, and which of them others leave. The central types
/// are [dev.wardian.stack.offer.OfferedVersion] and [dev.wardian.stack.offer.Overlap].
package dev.wardian.stack.offer;

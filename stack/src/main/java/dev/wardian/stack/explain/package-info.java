/// Why requirements cannot be met together, and what would help: everything that is known beyond
/// the first proof. Begin at [dev.wardian.stack.explain.Inquiry]: it finds all independent
/// conflicts, each reduced to the fewest requirements that collide, and the changes that were
/// solved to be sure that they help.
package dev.wardian.stack.explain;

/// Environment markers (PEP 508, with the set-valued names of PEP 751): [Marker] is the tree,
/// [MarkerEnvironment] what an interpreter says about itself, [MarkerContext] where a marker
/// stands, which decides the names that it may use, and [MarkerSpace] the set of environments in
/// which it holds, with the algebra of such sets.
package dev.wardian.standards.marker;

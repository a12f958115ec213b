/// Environment markers (PEP 508, with the set-valued names of PEP 751): [Marker] is the tree,
/// [MarkerEnvironment] what an interpreter says about itself, [MarkerContext] where a marker
/// stands, which decides the names that it may use.
package dev.wardian.standards.marker;

/// Typed access to trees that TOML and JSON parsers make: [Table] says where a tree is not what was
/// expected.
package dev.wardian.standards.internal.tree;

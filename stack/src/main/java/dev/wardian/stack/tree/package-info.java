/// What depends on what in an environment or a lock. The central type is
/// [dev.wardian.stack.tree.PackageGraph]; the others draw it and find ways through it.
package dev.wardian.stack.tree;

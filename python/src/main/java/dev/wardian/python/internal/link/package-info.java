/// How modules are outlined and their imports followed. The central types are [Outline], what the
/// source of a module says, [ModuleTable], which modules there are, and [Walk], what an import
/// leads to.
package dev.wardian.python.internal.link;

/// A linker for Python environments: whether what modules import is there. The central type is
/// [ImportLinker]; what it finds is a [BrokenImport].
package dev.wardian.python.link;

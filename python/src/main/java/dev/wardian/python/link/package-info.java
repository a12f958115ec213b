/// A linker for Python environments: whether what modules import is there. The central type is
/// [ImportLinker]; what it finds is a [BrokenImport]. What sources of a
/// project import tells [ImportReader].
package dev.wardian.python.link;

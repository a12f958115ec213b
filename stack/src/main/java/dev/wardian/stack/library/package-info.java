/// The shared libraries that the packages of an environment need of a machine. The central type is
/// [dev.wardian.stack.library.LibraryReport].
package dev.wardian.stack.library;

/// Writes the files that people keep.
package dev.wardian.stack.file;

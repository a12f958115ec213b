/// Gives access to indexes, with what is kept of their files.
package dev.wardian.stack.internal.index;

/// Compares the files of an environment with what was recorded of them.
package dev.wardian.stack.internal.verify;

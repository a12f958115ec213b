/// Finds what the packages of an environment load, and loads it as the machine's loader would,
/// without running it.
package dev.wardian.stack.internal.library;

/// Reads requirements, constraints and settings from the files that people write.
package dev.wardian.stack.internal.requirement;

/// Looks for environments and takes them away.
package dev.wardian.stack.internal.environment;

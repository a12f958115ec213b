/// The machine that something is done on or checked for.
package dev.wardian.stack.internal.machine;

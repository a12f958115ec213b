/// Asks the program `rpm` of the machine.
package dev.wardian.stack.internal.rpm;

/// Turns facts into symptoms: what is wrong, and what to do.
package dev.wardian.stack.internal.doctor;

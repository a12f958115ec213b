/// What is asked for, each requirement with the place where it was written.
package dev.wardian.stack.requirement;

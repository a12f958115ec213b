/// Packages of the distribution inside an environment, without root.
package dev.wardian.stack.internal.system;

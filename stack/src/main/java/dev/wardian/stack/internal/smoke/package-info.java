/// Finds what a package lets others import, and imports it in a process apart.
package dev.wardian.stack.internal.smoke;

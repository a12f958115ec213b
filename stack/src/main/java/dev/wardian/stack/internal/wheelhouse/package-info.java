/// The files of a wheelhouse: distributions, digests, index pages.
package dev.wardian.stack.internal.wheelhouse;

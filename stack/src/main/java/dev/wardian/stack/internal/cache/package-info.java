/// How the cache is pruned and verified.
package dev.wardian.stack.internal.cache;

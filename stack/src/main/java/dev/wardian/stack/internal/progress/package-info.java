/// Tells of what the index client does, and of files that were passed over.
package dev.wardian.stack.internal.progress;

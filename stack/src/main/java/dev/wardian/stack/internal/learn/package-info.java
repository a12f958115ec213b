/// Solve, check, learn: what the artifacts of an answer prove against their own metadata. The
/// central type is [Learning], which looks at an answer and gives lessons for the next one;
/// [Suspicion] says what is worth a look.
package dev.wardian.stack.internal.learn;

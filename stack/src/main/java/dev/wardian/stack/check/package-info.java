/// Whether an environment works: what its packages say of one another, and what their files say of
/// the others' files. The central type is [CheckFinding].
package dev.wardian.stack.check;

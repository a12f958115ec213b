/// One answer for many environments: what is asked ([dev.wardian.stack.universal.UniversalChoices])
/// and what was found ([dev.wardian.stack.universal.UniversalSolution]).
package dev.wardian.stack.universal;

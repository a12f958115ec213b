/// What a user can cause, as values: a sealed [dev.wardian.stack.problem.StackProblem] carried by
/// [dev.wardian.stack.problem.StackException].
package dev.wardian.stack.problem;

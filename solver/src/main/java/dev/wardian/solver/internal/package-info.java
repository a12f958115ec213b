/// The moving parts of the solver; [dev.wardian.solver.internal.Knowledge] is the central one.
package dev.wardian.solver.internal;

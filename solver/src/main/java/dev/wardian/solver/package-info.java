/// PubGrub over any package type and any set of versions.
///
/// [dev.wardian.solver.Solver] is the way in: it asks a [dev.wardian.solver.Universe] for versions
/// and dependencies and answers with an [dev.wardian.solver.Outcome]: one version per package, or
/// the [dev.wardian.solver.Derivation] that proves that there is no such choice.
package dev.wardian.solver;

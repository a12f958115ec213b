/// What Jazzer runs: one class for each reader of foreign bytes, whose method
/// `fuzzerTestOneInput` passes when the bytes are read or refused in the documented way. Anything
/// else that is thrown, memory that runs out included, is a finding. [Seeds] writes what they begin
/// with; `docs/fuzzing.md` says how they are run and what they found.
@NullMarked
package dev.wardian.fuzz;

import org.jspecify.annotations.NullMarked;

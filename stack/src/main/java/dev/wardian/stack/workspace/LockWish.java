package dev.wardian.stack.workspace;

import dev.wardian.stack.choice.PackageSelection;
import dev.wardian.stack.choice.ResolveChoices;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// How a lock is wanted.
///
/// @param mode what may be done to the one that is there
/// @param resolve how versions are chosen, and which locked ones are let go of
/// @param python the interpreter to solve with, as [Project#environment] takes it; empty for the
///     project's
/// @param preferred a file whose pins are preferred instead of those of the lock
/// @param constraints files of versions that may not be left this time
public record LockWish(
        Mode mode,
        ResolveChoices resolve,
        Optional<String> python,
        Optional<Path> preferred,
        List<String> constraints) {

    public LockWish {
        constraints = List.copyOf(constraints);
    }

    /// One that prefers what is locked.
    public LockWish(Mode mode, ResolveChoices resolve, Optional<String> python) {
        this(mode, resolve, python, Optional.empty(), List.of());
    }

    /// The same with preferred pins.
    public LockWish preferring(Path pins) {
        return new LockWish(mode, resolve, python, Optional.of(pins), constraints);
    }

    /// The same within the versions that files of constraints name.
    public LockWish within(List<String> files) {
        return new LockWish(mode, resolve, python, preferred, files);
    }

    /// What may be done to the lock that is there.
    public enum Mode {
        /// It is brought up to date.
        UPDATE,
        /// It is solved for, but not written.
        LOOK,
        /// It must be what the project asks for (`--locked`).
        LOCKED,
        /// It is taken as it is (`--frozen`).
        FROZEN
    }

    /// A lock that is brought up to date where it must be.
    public static LockWish usual(ResolveChoices resolve) {
        return new LockWish(Mode.UPDATE, resolve, Optional.empty());
    }

    /// The same in another mode.
    public LockWish in(Mode other) {
        return new LockWish(other, resolve, python, preferred, constraints);
    }

    /// The same with an interpreter.
    public LockWish with(Optional<String> interpreter) {
        return new LockWish(mode, resolve, interpreter, preferred, constraints);
    }

    /// True if locked versions may be left although they fit.
    boolean upgrades() {
        return !(resolve.upgrade() instanceof PackageSelection.None);
    }
}

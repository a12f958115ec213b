package dev.wardian.stack.workspace;

import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.system.LockedSystem;
import dev.wardian.stack.system.SystemLocking;
import dev.wardian.standards.lock.Pylock;
import java.util.List;
import java.util.Optional;

/// The distribution's packages in the lock of a workspace.
///
/// @param lock as it is
record LockedSystems(SystemLocking locking, Workspace workspace, Pylock lock) {

    /// What the project asks for and the lock was not made for, and the other way round.
    List<String> drift() {
        return locking.drift(workspace.systemPackages(), all());
    }

    /// What the lock is to say.
    List<LockedSystem> updated(boolean afresh) {
        var wanted = workspace.systemPackages();
        return wanted.isEmpty() ? List.of() : locking.updated(wanted, all(), afresh);
    }

    /// What is for this machine; empty where the project asks for nothing, or the machine has no
    /// packages of that kind.
    ///
    /// @throws StackException where the lock is for other machines alone
    Optional<LockedSystem> ours() {
        var here = locking.machine();
        if (workspace.systemPackages().isEmpty() || here.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(locking.require(all(), shown()));
    }

    private List<LockedSystem> all() {
        return locking.read(lock, shown());
    }

    private String shown() {
        return String.valueOf(workspace.lockFile().getFileName());
    }
}

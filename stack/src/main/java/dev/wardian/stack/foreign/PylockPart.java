package dev.wardian.stack.foreign;

import dev.wardian.stack.lock.LockText;
import dev.wardian.stack.system.LockedSystem;
import dev.wardian.standards.lock.LockedPackage;
import dev.wardian.standards.lock.Pylock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The lock with the chosen extras and groups alone, for who installs all that a lock has.
final class PylockPart {
    private PylockPart() {}

    static String text(LockedProject project) {
        var packages = new ArrayList<LockedPackage>();
        for (var one : project.chosen()) {
            var locked = one.locked();
            packages.add(
                    new LockedPackage(
                            locked.name(),
                            locked.version(),
                            one.marker(),
                            locked.requiresPython(),
                            locked.dependencies(),
                            locked.index(),
                            locked.source(),
                            locked.attestationIdentities(),
                            locked.tool()));
        }
        var lock = project.lock();
        var system = LockedSystem.tables(LockedSystem.all(lock.tool()));
        return LockText.write(
                new Pylock(
                        lock.lockVersion(),
                        lock.environments(),
                        lock.requiresPython(),
                        List.of(),
                        List.of(),
                        List.of(),
                        lock.createdBy(),
                        packages,
                        system.isEmpty() ? Map.of() : Map.of("wardian", system)));
    }
}

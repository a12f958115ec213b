package dev.wardian.stack.lock;

import dev.wardian.standards.lock.Pylock;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// The locks that were read last, by their texts: a project's lock is read by what looks whether it
/// is still right and by what installs from it, and again by the next command. Safe for all
/// threads.
public final class LockMemory {
    private static final int MOST = 4;

    private final SequencedMap<String, Pylock> known = new LinkedHashMap<>();

    /// Nothing is known yet.
    public LockMemory() {}

    /// As [LockFile#parse]; a text that was read before is not read again.
    public Pylock parse(String text, String shown) {
        var before = find(text);
        if (before != null) {
            return before;
        }
        var lock = LockFile.parse(text, shown);
        keep(text, lock);
        return lock;
    }

    /// Forgets all locks.
    public synchronized void forget() {
        known.clear();
    }

    private synchronized @Nullable Pylock find(String text) {
        return known.get(text);
    }

    private synchronized void keep(String text, Pylock lock) {
        known.put(text, lock);
        if (known.size() > MOST) {
            known.pollFirstEntry();
        }
    }
}

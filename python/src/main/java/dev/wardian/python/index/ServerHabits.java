package dev.wardian.python.index;

import dev.wardian.store.http.CacheRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// What servers of files do and do not answer, learnt by asking and remembered for a day: whether
/// they give metadata beside a wheel though no page says so. Safe for all threads.
final class ServerHabits {
    private static final int ENOUGH_REFUSALS = 3;
    private static final long REMEMBERED_MILLIS = 24L * 3600 * 1000;

    private final CacheLayout layout;
    private final CacheRules rules;
    private final Map<String, Habit> habits = new ConcurrentHashMap<>();

    ServerHabits(CacheLayout layout, CacheRules rules) {
        this.layout = layout;
        this.rules = rules;
    }

    private static final class Habit {
        private final AtomicInteger refusals = new AtomicInteger();
        private volatile boolean answers;
    }

    /// Whether it is worth asking a server for metadata that no page announces.
    boolean mayGiveMetadata(String origin) {
        Habit habit = habit(origin);
        return habit.answers || habit.refusals.get() < ENOUGH_REFUSALS;
    }

    /// A server gave metadata.
    void gave(String origin) {
        habit(origin).answers = true;
    }

    /// A server has no metadata beside a wheel.
    void refused(String origin) {
        Habit habit = habit(origin);
        if (habit.refusals.incrementAndGet() == ENOUGH_REFUSALS && !habit.answers) {
            remember(origin);
        }
    }

    private Habit habit(String origin) {
        Habit known = habits.get(origin);
        if (known == null) {
            known = habits.computeIfAbsent(origin, this::recall);
        }
        return known;
    }

    private Habit recall(String origin) {
        Habit habit = new Habit();
        Path file = layout.habits(origin);
        try {
            if (rules.keeping() && !rules.refreshing() && Files.exists(file)) {
                long age = rules.clock().millis() - Files.getLastModifiedTime(file).toMillis();
                habit.refusals.set(age < REMEMBERED_MILLIS ? ENOUGH_REFUSALS : 0);
            }
        } catch (IOException _) {
            return habit;
        }
        return habit;
    }

    private void remember(String origin) {
        if (!rules.keeping()) {
            return;
        }
        Path file = layout.habits(origin);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, "no metadata beside wheels\n");
        } catch (IOException _) {
            return;
        }
    }
}

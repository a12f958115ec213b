package dev.wardian.python.index;

import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.RequirementReader;
import dev.wardian.store.http.HttpCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// What an index client remembers from one operation to the next, by the rules of a fresh process:
/// a page as long as it is fresh and the file it is kept in holds the same one; metadata that a
/// digest names for ever; nothing once the cache folder is gone or another. Failures, projects that
/// are unknown and what lies on this machine are remembered within an operation only.
///
/// Looking at the files of a hundred pages costs more than resolving with them. One look at the
/// folder they lie in tells whether any was replaced; only then is each looked at again. Safe for
/// all threads.
final class IndexMemory {
    /// Bytes of packed pages from which on what was not used lately is forgotten.
    private static final long MOST_BYTES = 64L << 20;

    private static final int MOST_METADATA = 20_000;

    /// Operations that count as lately.
    private static final int LATELY = 4;

    /// A folder that changed so little ago may change again without a new time.
    private static final long TIME_GRAIN_MILLIS = 50;

    private final HttpCache cache;
    private final Path root;
    private final List<Path> folders;
    private final Map<PackageName, Question<ProjectPage>> pages = new ConcurrentHashMap<>();
    private final Map<DistributionFile, Question<MetadataSource.Described>> metadata =
            new ConcurrentHashMap<>();
    private final RequirementReader requirements = new RequirementReader();
    private final AtomicLong bytes = new AtomicLong();
    private long operations;
    private Optional<Object> identity = Optional.empty();
    private long changedAt = Long.MIN_VALUE;
    private volatile long state;

    /// @param root the folder whose end is the end of all memory
    /// @param folders where packed pages are kept
    IndexMemory(HttpCache cache, Path root, List<Path> folders) {
        this.cache = cache;
        this.root = root;
        this.folders = List.copyOf(folders);
    }

    /// The number of an operation that begins now.
    synchronized long begin() {
        operations++;
        Optional<Object> now = identity(root);
        if (now.isEmpty() || (identity.isPresent() && !identity.equals(now))) {
            forget();
        }
        identity = now;
        long changed = lastChange();
        if (changed != changedAt || cache.rules().clock().millis() - changed < TIME_GRAIN_MILLIS) {
            changedAt = changed;
            state++;
        }
        if (bytes.get() > MOST_BYTES || metadata.size() > MOST_METADATA) {
            forgetUnused();
        }
        return operations;
    }

    /// The page of a project as this operation may know it, asked for if it does not.
    Question<ProjectPage> page(
            PackageName name, Moment moment, Callable<Question.Answer<ProjectPage>> asking) {
        return question(pages, name, moment, asking);
    }

    Optional<Question<ProjectPage>> page(PackageName name, Moment moment) {
        return known(pages.get(name), moment);
    }

    /// The metadata of a file as this operation may know it, asked for if it does not.
    Question<MetadataSource.Described> metadata(
            DistributionFile file,
            Moment moment,
            Callable<Question.Answer<MetadataSource.Described>> asking) {
        return question(metadata, file, moment, asking);
    }

    Optional<Question<MetadataSource.Described>> metadata(DistributionFile file, Moment moment) {
        return known(metadata.get(file), moment);
    }

    /// What all metadata is read with: the versions of a project hardly differ in what they need.
    RequirementReader requirements() {
        return requirements;
    }

    /// When an operation began.
    ///
    /// @param number counts operations
    /// @param millis since 1970
    record Moment(long number, long millis) {}

    /// Counts what was read, so that it does not grow without end.
    void weigh(long read) {
        bytes.addAndGet(read);
    }

    private <K, T> Question<T> question(
            Map<K, Question<T>> all, K key, Moment moment, Callable<Question.Answer<T>> asking) {
        Question<T> before = all.get(key);
        if (before != null && isUsable(before, moment)) {
            before.use(moment.number());
            return before;
        }
        Question<T> fresh = new Question<>(asking, moment.number());
        if (before == null) {
            Question<T> other = all.putIfAbsent(key, fresh);
            return other == null ? fresh : other;
        }
        return all.replace(key, before, fresh) ? fresh : all.getOrDefault(key, fresh);
    }

    private <T> Optional<Question<T>> known(@Nullable Question<T> question, Moment moment) {
        return question != null && isUsable(question, moment)
                ? Optional.of(question)
                : Optional.empty();
    }

    private <T> boolean isUsable(Question<T> question, Moment moment) {
        if (question.isAskedSince(moment.number()) || !question.isDone()) {
            return true;
        }
        Optional<Question.Answer<T>> answer = question.success();
        if (answer.isEmpty() || !answer.get().remembered()) {
            return false;
        }
        for (Lasting lasting : answer.get().lasting()) {
            if (!lasting.validity().holdsAt(moment.millis())) {
                return false;
            }
        }
        return isUnchanged(question, answer.get().lasting());
    }

    private boolean isUnchanged(Question<?> question, List<Lasting> lasting) {
        long now = state;
        if (lasting.isEmpty() || question.isCheckedIn(now)) {
            return true;
        }
        for (Lasting one : lasting) {
            if (!cache.holds(one.file(), one.validity().fetchedAt())) {
                return false;
            }
        }
        question.check(now);
        return true;
    }

    private void forget() {
        pages.clear();
        metadata.clear();
        requirements.forget();
        bytes.set(0);
    }

    private void forgetUnused() {
        long since = operations - LATELY;
        pages.values().removeIf(question -> !question.isUsedSince(since));
        metadata.values().removeIf(question -> !question.isUsedSince(since));
        requirements.forget();
        bytes.set(0);
    }

    private long lastChange() {
        long last = Long.MIN_VALUE;
        for (Path folder : folders) {
            last = Math.max(last, lastChange(folder));
        }
        return last;
    }

    private static long lastChange(Path folder) {
        try {
            return Files.getLastModifiedTime(folder).toMillis();
        } catch (IOException _) {
            return Long.MIN_VALUE; // it is made with the first page
        }
    }

    private static Optional<Object> identity(Path folder) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(folder, BasicFileAttributes.class);
            Object key = attributes.fileKey();
            // a new folder may get the number of one that is gone, but not its birth
            return key == null
                    ? Optional.empty()
                    : Optional.of(List.of(key, attributes.creationTime()));
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}

package dev.wardian.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What happens to a store that several use at once, or that is old, or cannot be written.
class SharedStoreTest {
    private static final Digest DIGEST = Digest.sha256("ab".repeat(32));
    private static final Instant NOW = Instant.parse("2100-03-01T12:00:00Z");

    @TempDir Path folder;

    @Test
    void keepsWhatSomebodyHolds() {
        Store store = filled();
        try (Lease lease = store.lease(NOW)) {
            lease.hold(DIGEST);

            assertThat(Store.open(folder).removeUnused(DIGEST)).isFalse();
            store.purge(List.of(StorePart.ARCHIVES));

            assertThat(store.archive(DIGEST)).isPresent();
        }
        assertThat(store.removeUnused(DIGEST)).isTrue();
        assertThat(store.archive(DIGEST)).isEmpty();
    }

    @Test
    void keepsWhatOneOfTwoHoldersStillHolds() {
        Store store = filled();
        try (Lease first = store.lease(NOW)) {
            first.hold(DIGEST);
            try (Lease second = store.lease(NOW)) {
                second.hold(DIGEST);
            }
            assertThat(store.removeUnused(DIGEST)).isFalse();
        }
        assertThat(store.removeUnused(DIGEST)).isTrue();
    }

    @Test
    void keepsWhatAnotherProcessHolds() throws IOException, InterruptedException {
        Store store = filled();
        try (OtherProcess holder = OtherProcess.start(Holder.class, folder.toString())) {
            holder.awaitLine("held");

            assertThat(store.removeUnused(DIGEST)).isFalse();
        }
        assertThat(store.removeUnused(DIGEST)).isTrue();
    }

    /// Holds the archive until it is killed.
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws IOException {
            Lease lease = Store.open(Path.of(arguments[0])).lease(NOW);
            lease.hold(DIGEST);
            System.out.println("held");
            try (lease) {
                int _ = System.in.read();
            }
        }
    }

    @Test
    void tellsWhoHoldsALockThatIsWaitedFor() throws Exception {
        Path file = folder.resolve("lock");
        List<String> told = new ArrayList<>();
        try (OtherProcess holder = OtherProcess.start(LockHolder.class, file.toString())) {
            holder.awaitLine("held");

            try (ProcessLock lock =
                    ProcessLock.acquire(
                            file,
                            "me",
                            name -> {
                                told.add(name);
                                holder.kill();
                            })) {
                assertThat(lock).isNotNull();
            }
        }
        assertThat(told).containsExactly("process X, which changes everything");
    }

    /// Holds the lock until it is killed.
    static final class LockHolder {
        private LockHolder() {}

        public static void main(String[] arguments) throws IOException {
            ProcessLock lock =
                    ProcessLock.acquire(
                            Path.of(arguments[0]), "process X, which changes everything", _ -> {});
            System.out.println("held");
            try (lock) {
                int _ = System.in.read();
            }
        }
    }

    @Test
    void tellsWhichThreadOfThisProcessHoldsALock() throws Exception {
        Path file = folder.resolve("lock");
        List<String> told = new ArrayList<>();
        ProcessLock first = ProcessLock.acquire(file, "process X, which installs", _ -> {});
        try (first;
                ProcessLock second =
                        ProcessLock.acquire(
                                file,
                                "me",
                                name -> {
                                    told.add(name);
                                    first.close();
                                })) {
            assertThat(second).isNotNull();
        }
        assertThat(told).containsExactly("process X, which installs");
    }

    @Test
    void hasOneLockForAllNamesOfAFile() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path alias = Files.createSymbolicLink(folder.resolve("alias"), real);

        try (ProcessLock _ = ProcessLock.acquire(real.resolve("lock"))) {
            assertThat(ProcessLock.tryAcquire(alias.resolve("lock"))).isEmpty();
        }
    }

    @Test
    void hasOneHolderOfAFleetingLockThatLeavesNothing() throws Exception {
        Path count = Files.writeString(folder.resolve("count"), "0");
        Path lock = folder.resolve("deep/er/.lock");
        String[] arguments = {lock.toString(), count.toString()};
        try (OtherProcess one = OtherProcess.start(Counter.class, arguments);
                OtherProcess two = OtherProcess.start(Counter.class, arguments);
                OtherProcess three = OtherProcess.start(Counter.class, arguments)) {
            Counter.main(arguments);
            one.awaitLine("done");
            two.awaitLine("done");
            three.awaitLine("done");
        }

        assertThat(count).hasContent(Integer.toString(4 * Counter.TIMES));
        assertThat(lock).doesNotExist();
    }

    @Test
    void takesTheFoldersOfAFleetingLockAwayAgain() {
        Path deep = folder.resolve("deep");

        try (ProcessLock _ = ProcessLock.acquireFleeting(deep.resolve("er/.lock"), "", _ -> {})) {
            assertThat(deep.resolve("er/.lock")).exists();
        }

        assertThat(deep).doesNotExist();
    }

    @Test
    void takesAFleetingLockThatAKilledProcessLeft() throws Exception {
        Path file = Files.writeString(folder.resolve(".lock"), "process X");

        try (ProcessLock _ = ProcessLock.acquireFleeting(file, "me", _ -> {})) {
            assertThat(ProcessLock.tryAcquire(file)).isEmpty();
        }

        assertThat(file).doesNotExist();
    }

    @Test
    void keepsAFolderThatAFleetingLockMadeWhenItIsFilled() throws Exception {
        Path file = folder.resolve("new/.lock");

        try (ProcessLock _ = ProcessLock.acquireFleeting(file, "me", _ -> {})) {
            Files.writeString(file.resolveSibling("package.py"), "");
        }

        assertThat(file.getParent()).isDirectoryContaining("glob:**/package.py");
        assertThat(file).doesNotExist();
    }

    /// Adds to a number in a file, which none may do at a time with another.
    static final class Counter {
        static final int TIMES = 100;

        private Counter() {}

        public static void main(String[] arguments) throws IOException {
            Path count = Path.of(arguments[1]);
            for (int i = 0; i < TIMES; i++) {
                try (ProcessLock _ =
                        ProcessLock.acquireFleeting(
                                Path.of(arguments[0]), "process " + i, _ -> {})) {
                    int before = Integer.parseInt(Files.readString(count));
                    Files.writeString(count, Integer.toString(before + 1));
                }
            }
            System.out.println("done");
        }
    }

    @Test
    void letsOneOfManyThreadsDoTheWork() throws Exception {
        Store store = Store.open(folder);
        AtomicInteger together = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Integer>> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                answers.add(
                        threads.submit(
                                () -> {
                                    start.await();
                                    return store.alone(
                                            DIGEST,
                                            "test",
                                            _ -> {},
                                            () -> {
                                                int now = together.incrementAndGet();
                                                most.accumulateAndGet(now, Math::max);
                                                together.decrementAndGet();
                                                return now;
                                            });
                                }));
            }
            start.countDown();
        }
        for (Future<Integer> answer : answers) {
            assertThat(answer.get()).isOne();
        }
        assertThat(most).hasValue(1);
    }

    @Test
    void notesAUseOnceADay() throws IOException {
        Store store = filled();
        use(store, NOW);
        assertThat(lastUse(store)).isEqualTo(NOW);

        use(store, NOW.plus(Duration.ofHours(3)));
        assertThat(lastUse(store)).isEqualTo(NOW);

        use(store, NOW.plus(Duration.ofDays(3)));
        assertThat(lastUse(store)).isEqualTo(NOW.plus(Duration.ofDays(3)));
    }

    private static void use(Store store, Instant when) {
        try (Lease lease = store.lease(when)) {
            lease.hold(DIGEST);
        }
    }

    private static Instant lastUse(Store store) {
        return store.archives().getFirst().lastUse();
    }

    @Test
    void findsWhatKilledProcessesLeft() throws IOException {
        Store store = filled();
        Path part = store.temporaryFile();
        assertThat(part.toFile().setLastModified(NOW.toEpochMilli())).isTrue();

        assertThat(store.leftovers(NOW.minusSeconds(1))).isEmpty();
        assertThat(store.leftovers(NOW.plusSeconds(1))).containsExactly(part);
    }

    @Test
    void setsAStoreOfAnOlderFormatAside() throws IOException {
        Files.writeString(folder.resolve("format"), "wardian-store 0\n");
        Files.createDirectories(folder.resolve("archives"));
        Files.writeString(folder.resolve("archives/old"), "old");

        Store store = filled();

        assertThat(store.archives()).hasSize(1);
        assertThat(folder.resolve("format")).hasContent("wardian-store 1\n");
        List<Path> aside = store.leftovers(NOW);
        assertThat(aside).hasSize(1);
        store.delete(aside.getFirst());
        assertThat(store.leftovers(NOW)).isEmpty();
    }

    @Test
    void takesAnEmptyFormatFileForNone() throws IOException {
        Files.writeString(folder.resolve("format"), "");

        assertThat(filled().archives()).hasSize(1);
        assertThat(folder.resolve("format")).hasContent("wardian-store 1\n");
    }

    @Test
    void deletesNothingOutsideItself() {
        Store store = filled();

        assertThatThrownBy(() -> store.delete(folder.resolveSibling("other")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.delete(folder)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void letsOtherUsersReadWhatItKeeps() throws IOException {
        Path reference = Files.createDirectory(folder.resolve("reference"));
        Set<PosixFilePermission> usual = Files.getPosixFilePermissions(reference);
        filled();

        assertThat(Files.getPosixFilePermissions(folder.resolve("archives/" + DIGEST.hex())))
                .isEqualTo(usual);
    }

    private Store filled() {
        Store store = Store.open(folder);
        store.addArchive(
                DIGEST,
                files -> {
                    Files.writeString(files.resolve("one.txt"), "one");
                    return new Manifest(
                            List.of(), List.of(new Manifest.Entry("one.txt", 3, false)), "");
                });
        return store;
    }
}

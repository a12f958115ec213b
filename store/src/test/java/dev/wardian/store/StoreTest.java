package dev.wardian.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
    private static final Digest DIGEST = Digest.sha256("ab".repeat(32));

    @TempDir Path folder;

    @Test
    void keepsAnArchiveWithItsManifest() {
        Store store = Store.open(folder);

        store.addArchive(DIGEST, files -> one(files, "a \u00fc note\nof two lines\n"));

        StoredArchive found = Store.open(folder).archive(DIGEST).orElseThrow();
        assertThat(found.files().resolve("sub/one.txt")).hasContent("one");
        assertThat(found.manifest())
                .isEqualTo(
                        new Manifest(
                                List.of("sub"),
                                List.of(new Manifest.Entry("sub/one.txt", 3, true)),
                                "a \u00fc note\nof two lines\n"));
    }

    @Test
    void leavesNothingOfAnArchiveThatFails() throws IOException {
        Store store = Store.open(folder);

        assertThatThrownBy(
                        () ->
                                store.addArchive(
                                        DIGEST,
                                        files -> {
                                            one(files, "");
                                            throw new IllegalStateException("half way");
                                        }))
                .hasMessage("half way");

        assertThat(store.archive(DIGEST)).isEmpty();
        assertThat(store.usage().getFirst().entries()).isZero();
        assertThat(store.usage().getFirst().bytes()).isZero();
    }

    @Test
    void unpacksOnceForManyWhoAskAtOnce() throws Exception {
        AtomicInteger times = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        List<Future<StoredArchive>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                answers.add(
                        threads.submit(
                                () -> {
                                    start.await();
                                    return Store.open(folder)
                                            .addArchive(
                                                    DIGEST,
                                                    files -> {
                                                        times.incrementAndGet();
                                                        return one(files, "");
                                                    });
                                }));
            }
            start.countDown();
        }

        for (Future<StoredArchive> answer : answers) {
            assertThat(answer.get().files()).isDirectory();
        }
        assertThat(times).hasValue(1);
    }

    @Test
    void treatsAnArchiveWithADamagedManifestAsAbsent() throws IOException {
        Store store = Store.open(folder);
        store.addArchive(DIGEST, files -> one(files, ""));
        Path manifest = folder.resolve("archives").resolve(DIGEST.hex()).resolve("manifest");
        Files.writeString(manifest, Files.readString(manifest).substring(0, 40));

        assertThat(store.archive(DIGEST)).isEmpty();
        assertThat(store.addArchive(DIGEST, files -> one(files, "")).files()).isDirectory();
    }

    @Test
    void refusesAStoreOfAnotherVersion() throws IOException {
        Files.writeString(folder.resolve("format"), "wardian-store 99\n");

        assertThatThrownBy(() -> Store.open(folder))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("wardian-store 99");
    }

    @Test
    void createsNothingBeforeSomethingIsAdded() {
        Path root = folder.resolve("not/yet");

        assertThat(Store.open(root).archive(DIGEST)).isEmpty();

        assertThat(folder.resolve("not")).doesNotExist();
    }

    @Test
    void remembersDigestsOfKeys() {
        Store store = Store.open(folder);
        store.remember("https://index.invalid/a.whl", DIGEST);

        assertThat(Store.open(folder).recall("https://index.invalid/a.whl")).contains(DIGEST);
        assertThat(store.recall("https://index.invalid/b.whl")).isEmpty();
    }

    @Test
    void countsAndPurgesItsParts() throws IOException {
        Store store = Store.open(folder);
        store.addArchive(DIGEST, files -> one(files, ""));
        Files.writeString(store.folder(StorePart.INDEX).resolve("page"), "12345");

        List<StoreUsage> gone = store.purge(List.of(StorePart.ARCHIVES));

        assertThat(gone).extracting(StoreUsage::entries).containsExactly(1L);
        assertThat(store.archive(DIGEST)).isEmpty();
        assertThat(store.usage().get(1).bytes()).isEqualTo(5);
    }

    @Test
    void letsOneHolderHaveALockAtATime() {
        Path file = folder.resolve("lock");
        try (ProcessLock _ = ProcessLock.acquire(file)) {
            assertThat(ProcessLock.tryAcquire(file)).isEmpty();
        }
        try (ProcessLock again = ProcessLock.tryAcquire(file).orElseThrow()) {
            assertThat(again).isNotNull();
        }
    }

    @Test
    void linksInTheCheapestWayThatWorks() throws IOException {
        Path source = Files.writeString(folder.resolve("source"), "x");
        Linker linker = Linker.automatic();

        linker.link(source, folder.resolve("target"));

        assertThat(folder.resolve("target")).hasContent("x");
        assertThat(linker.used()).containsExactly(LinkMode.HARDLINK);
    }

    @Test
    void linksAsItIsTold() throws IOException {
        Path source = Files.writeString(folder.resolve("source"), "x");
        for (LinkMode mode : List.of(LinkMode.COPY, LinkMode.SYMLINK)) {
            Linker linker = Linker.forced(mode);
            Path target = folder.resolve(mode.word());
            linker.link(source, target);
            assertThat(target).hasContent("x");
            assertThat(Files.isSymbolicLink(target)).isEqualTo(mode == LinkMode.SYMLINK);
            assertThat(linker.used()).containsExactly(mode);
        }
    }

    @Test
    void readsDigestsInBothSpellings() {
        assertThat(Digest.parse("SHA256:ABCD")).isEqualTo(Digest.sha256("abcd"));
        assertThat(Digest.parse("sha256=abcd")).isEqualTo(Digest.sha256("abcd"));
        assertThatThrownBy(() -> Digest.parse("sha256:xyz"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Manifest one(Path files, String note) throws IOException {
        Files.createDirectory(files.resolve("sub"));
        Files.writeString(files.resolve("sub/one.txt"), "one");
        return new Manifest(
                List.of("sub"), List.of(new Manifest.Entry("sub/one.txt", 3, true)), note);
    }
}

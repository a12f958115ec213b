package dev.wardian.python.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardian.python.PythonException;
import dev.wardian.standards.name.PackageName;
import dev.wardian.store.http.CacheRules;
import dev.wardian.store.http.HttpSettings;
import dev.wardian.testkit.LocalIndex;
import dev.wardian.testkit.PackageUniverse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a client that lives long may answer from memory: what a fresh process would answer.
class IndexMemoryTest {
    private static final PackageName A = PackageName.of("a");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir Path folder;
    private Instant now = START;

    private CacheRules rules() {
        return CacheRules.standard().at(() -> now);
    }

    private IndexClient client(LocalIndex index, CacheRules rules) {
        IndexSettings settings =
                new IndexSettings(
                        List.of(IndexLocation.simple(index.url().toString())),
                        List.of(),
                        false,
                        IndexStrategy.FIRST_INDEX);
        return new IndexClient(
                settings, HttpSettings.from(Map.of()), folder.resolve("cache"), rules);
    }

    private static PackageSource operation(IndexClient client) {
        return client.building(
                (file, archive) -> {
                    throw new AssertionError(file);
                });
    }

    private static int releases(PackageSource source) {
        return source.page(A).releases().size();
    }

    @Test
    void givesTheSamePageToLaterOperationsWhileItIsFresh() {
        try (LocalIndex index = LocalIndex.of("a 1.0; a 2.0");
                IndexClient client = client(index, rules())) {
            ProjectPage first = operation(client).page(A);
            now = START.plus(Duration.ofMinutes(9));

            assertThat(operation(client).page(A)).isSameAs(first);
            assertThat(operation(client).isPageAtHand(A)).isTrue();
            assertThat(index.count("/simple/a/")).isEqualTo(1);
        }
    }

    @Test
    void asksAgainOnceAPageIsNoLongerFresh() {
        try (LocalIndex index = LocalIndex.of("a 1.0");
                IndexClient client = client(index, rules())) {
            assertThat(releases(operation(client))).isEqualTo(1);
            index.add(PackageUniverse.parse("a 2.0"));
            assertThat(releases(operation(client))).isEqualTo(1);
            now = START.plus(Duration.ofMinutes(11));

            assertThat(releases(operation(client))).isEqualTo(2);
        }
    }

    @Test
    void asksInEveryOperationWhereTheServerSaysSo() {
        try (LocalIndex index = LocalIndex.of("a 1.0").withCacheHeaders("max-age=0");
                IndexClient client = client(index, rules())) {
            for (int operation = 1; operation <= 3; operation++) {
                PackageSource source = operation(client);
                source.page(A);
                source.page(A);
                assertThat(index.count("/simple/a/")).isEqualTo(operation);
            }
        }
    }

    @Test
    void keepsToOnePageWithinAnOperation() {
        try (LocalIndex index = LocalIndex.of("a 1.0");
                IndexClient client = client(index, rules())) {
            PackageSource early = operation(client);
            ProjectPage first = early.page(A);
            now = START.plus(Duration.ofMinutes(11));

            assertThat(early.page(A)).isSameAs(first);
        }
    }

    @Test
    void noticesWhatAnotherProcessLearned() {
        try (LocalIndex index = LocalIndex.of("a 1.0");
                IndexClient client = client(index, rules())) {
            assertThat(releases(operation(client))).isEqualTo(1);
            index.add(PackageUniverse.parse("a 2.0"));
            now = START.plus(Duration.ofSeconds(1));
            try (IndexClient other = client(index, rules().refreshed())) {
                assertThat(releases(operation(other))).isEqualTo(2);
            }
            int asked = index.count();

            assertThat(releases(operation(client))).isEqualTo(2);
            assertThat(index.count()).isEqualTo(asked);
        }
    }

    @Test
    void forgetsAllWhenTheCacheFolderIsGone() throws IOException {
        try (LocalIndex index = LocalIndex.of("a 1.0");
                IndexClient client = client(index, rules())) {
            PackageSource source = operation(client);
            source.metadata(source.page(A).releases().getFirst().files().getFirst());
            operation(client).page(A);
            assertThat(index.count()).isEqualTo(2);
            try (Stream<Path> below = Files.walk(folder.resolve("cache"))) {
                for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }

            PackageSource later = operation(client);
            later.metadata(later.page(A).releases().getFirst().files().getFirst());
            assertThat(index.count()).isEqualTo(4);
        }
    }

    @Test
    void asksAgainForWhatWasUnknownInAnEarlierOperation() {
        try (LocalIndex index = LocalIndex.of("b 1.0");
                IndexClient client = client(index, rules())) {
            PackageSource early = operation(client);
            assertThatThrownBy(() -> early.page(A)).isInstanceOf(PythonException.class);
            assertThatThrownBy(() -> early.page(A)).isInstanceOf(PythonException.class);
            assertThat(index.count("/simple/a/")).isEqualTo(1);
            index.add(PackageUniverse.parse("a 1.0"));

            assertThat(releases(operation(client))).isEqualTo(1);
        }
    }

    @Test
    void seesWhatWasPutIntoAFolderSince() throws IOException {
        Path files = Files.createDirectory(folder.resolve("files"));
        IndexSettings settings =
                new IndexSettings(
                        List.of(),
                        List.of(IndexLocation.flat(files.toUri().toString())),
                        true,
                        IndexStrategy.FIRST_INDEX);
        try (IndexClient client =
                new IndexClient(
                        settings, HttpSettings.from(Map.of()), folder.resolve("cache"), rules())) {
            Files.createFile(files.resolve("a-1.0-py3-none-any.whl"));
            assertThat(releases(operation(client))).isEqualTo(1);
            Files.createFile(files.resolve("a-2.0-py3-none-any.whl"));

            assertThat(releases(operation(client))).isEqualTo(2);
        }
    }

    @Test
    void remembersPagesBesideAFolderThatSaysNothingOfThem() throws IOException {
        Path files = Files.createDirectory(folder.resolve("files"));
        Files.createFile(files.resolve("ab-1.0-py3-none-any.whl"));
        try (LocalIndex index = LocalIndex.of("a 1.0")) {
            IndexSettings settings =
                    new IndexSettings(
                            List.of(IndexLocation.simple(index.url().toString())),
                            List.of(IndexLocation.flat(files.toUri().toString())),
                            false,
                            IndexStrategy.FIRST_INDEX);
            try (IndexClient client =
                    new IndexClient(
                            settings,
                            HttpSettings.from(Map.of()),
                            folder.resolve("cache"),
                            rules())) {
                ProjectPage first = operation(client).page(A);
                assertThat(operation(client).page(A)).isSameAs(first);
                Files.createFile(files.resolve("A-2.0-py3-none-any.whl"));

                PackageSource later = operation(client);
                assertThat(releases(later)).isEqualTo(2);
                assertThat(later.page(A)).isSameAs(later.page(A));
                assertThat(later.isPageAtHand(A)).isTrue();
                assertThat(index.count("/simple/a/")).isEqualTo(1);
            }
        }
    }
}

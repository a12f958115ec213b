package dev.wardian.python.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardian.python.IndexProblem;
import dev.wardian.python.PythonException;
import dev.wardian.python.PythonProblem;
import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.name.PackageName;
import dev.wardian.store.http.CacheRules;
import dev.wardian.store.http.HttpClient;
import dev.wardian.store.http.HttpSettings;
import dev.wardian.store.http.RetryPolicy;
import dev.wardian.testkit.LocalIndex;
import dev.wardian.testkit.PackageFile;
import dev.wardian.testkit.SdistMaker;
import dev.wardian.testkit.WheelMaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexClientTest {
    private static final PackageName A = PackageName.of("a");
    private final List<String> built = new ArrayList<>();
    @TempDir Path folder;

    private IndexClient client(IndexSettings settings, CacheRules rules) {
        RetryPolicy retries =
                new RetryPolicy(
                        2,
                        Duration.ofMillis(1),
                        Duration.ofMillis(1),
                        pause -> {},
                        () -> Instant.EPOCH,
                        () -> 0);
        return new IndexClient(
                settings,
                HttpSettings.from(Map.of()).withRetries(retries),
                folder.resolve("cache"),
                rules);
    }

    private CoreMetadata metadata(IndexClient client, DistributionFile file) {
        return client.building(
                        (sdist, archive) -> {
                            built.add(String.valueOf(archive.getFileName()));
                            return CoreMetadata.parse(
                                    "Name: a\nVersion: 1.0\n"
                                            .getBytes(java.nio.charset.StandardCharsets.UTF_8));
                        })
                .metadata(file);
    }

    private IndexClient client(LocalIndex index) {
        return client(settings(index), CacheRules.standard());
    }

    private static IndexSettings settings(LocalIndex... indexes) {
        List<IndexLocation> locations = new ArrayList<>();
        for (LocalIndex index : indexes) {
            locations.add(IndexLocation.simple(index.url().toString()));
        }
        return new IndexSettings(locations, List.of(), false, IndexStrategy.FIRST_INDEX);
    }

    private static IndexSettings with(IndexStrategy strategy, LocalIndex... indexes) {
        return new IndexSettings(settings(indexes).indexes(), List.of(), false, strategy);
    }

    private static DistributionFile newest(IndexClient client, PackageName name) {
        return client.page(name).releases().getFirst().files().getFirst();
    }

    private static Consumer<Throwable> problem(Class<? extends PythonProblem> kind) {
        return failed ->
                assertThat(failed)
                        .isInstanceOfSatisfying(
                                PythonException.class,
                                known -> assertThat(known.problem()).isInstanceOf(kind));
    }

    @Test
    void readsPagesInBothForms() {
        for (boolean html : new boolean[] {false, true}) {
            try (LocalIndex index = LocalIndex.of("a 1.0; a 2.0; a 10.0rc1")) {
                if (html) {
                    index.htmlOnly();
                }
                try (IndexClient client =
                        client(settings(index), CacheRules.standard().withoutDisk())) {
                    assertThat(client.page(A).releases())
                            .extracting(Release::toString)
                            .containsExactly("10.0rc1", "2.0", "1.0");
                }
            }
        }
    }

    @Test
    void asksOnceAndLaterProcessesNotAtAll() {
        try (LocalIndex index = LocalIndex.of("a 1.0 -> b>=1; b 1.0")) {
            for (int process = 0; process < 2; process++) {
                try (IndexClient client = client(index)) {
                    client.prefetchPage(A);
                    client.page(A);
                    client.prefetchMetadata(newest(client, A));
                    assertThat(metadata(client, newest(client, A)).requiresDist()).hasSize(1);
                }
            }
            assertThat(index.count("/simple/a/")).isEqualTo(1);
            assertThat(index.count()).isEqualTo(2);
        }
    }

    @Test
    void knowsWhetherPagesWereKeptSinceAMoment() {
        assertThat(IndexClient.keepsPages(folder.resolve("cache"), Long.MIN_VALUE)).isFalse();
        try (LocalIndex index = LocalIndex.of("a 1.0").withCacheHeaders("max-age=600");
                IndexClient client = client(index)) {
            client.page(A);
        }
        assertThat(IndexClient.keepsPages(folder.resolve("cache"), Long.MIN_VALUE)).isTrue();
        assertThat(IndexClient.keepsPages(folder.resolve("cache"), Long.MAX_VALUE)).isFalse();
    }

    @Test
    void findsMetadataThatNoPageAnnounces() {
        try (LocalIndex index = LocalIndex.of("a 1.0 -> b>=1").withUnannouncedMetadata();
                IndexClient client = client(index)) {
            DistributionFile file = newest(client, A);
            assertThat(file.metadataAnnounced()).isFalse();
            assertThat(metadata(client, file).requiresDist()).hasSize(1);
            assertThat(index.count("/files/" + file.filename())).isZero();
        }
    }

    @Test
    void readsMetadataOutOfThePartsOfAWheel() {
        PackageFile wheel =
                WheelMaker.wheel("a 1.0")
                        .requires("b>=1")
                        .zeros("a/x.bin", 200_000)
                        .uncompressed()
                        .make();
        try (LocalIndex index = LocalIndex.start().add(wheel).withoutMetadata();
                IndexClient client = client(index)) {
            assertThat(metadata(client, newest(client, A)).requiresDist()).hasSize(1);
            assertThat(index.requests())
                    .filteredOn(request -> request.path().endsWith(".whl"))
                    .isNotEmpty()
                    .allMatch(request -> request.header("range").startsWith("bytes="));
        }
    }

    @Test
    void readsMetadataOutOfAWholeWheelWhereTheServerKnowsNoParts() {
        try (LocalIndex index = LocalIndex.of("a 1.0 -> b>=1").withoutMetadata().withoutRanges();
                IndexClient client = client(index)) {
            assertThat(metadata(client, newest(client, A)).requiresDist()).hasSize(1);
        }
    }

    @Test
    void tellsOfAFileThatIsFetchedWholeForItsMetadata() {
        List<String> told = new ArrayList<>();
        FetchListener listener =
                new FetchListener() {
                    @Override
                    public void begun(String filename, OptionalLong size) {
                        told.add("begun " + filename + " " + size.isPresent());
                    }

                    @Override
                    public void finished(String filename, long bytes) {
                        told.add("finished " + filename + " " + (bytes > 0));
                    }
                };
        try (LocalIndex index = LocalIndex.of("a 1.0 -> b>=1").withoutMetadata().withoutRanges()) {
            HttpSettings http = HttpSettings.from(Map.of());
            try (IndexClient client =
                    new IndexClient(
                            settings(index),
                            http,
                            new HttpClient(http),
                            folder.resolve("cache"),
                            CacheRules.standard(),
                            Set.of(),
                            new IndexMemories(),
                            listener)) {
                DistributionFile file = newest(client, A);
                assertThat(metadata(client, file).requiresDist()).hasSize(1);
                assertThat(told)
                        .containsExactly(
                                "begun " + file.filename() + " true",
                                "finished " + file.filename() + " true");
            }
        }
    }

    @Test
    void asksOnceForAWheelThatIsGoneAndLaterProcessesNotAtAll() {
        try (LocalIndex index = LocalIndex.of("a 1.0 -> b>=1").withoutMetadata()) {
            for (int process = 0; process < 2; process++) {
                try (IndexClient client = client(index)) {
                    DistributionFile file = newest(client, A);
                    String path = "/files/" + file.filename();
                    index.failTimes(path, 10, 404);
                    assertThatThrownBy(() -> metadata(client, file))
                            .satisfies(problem(IndexProblem.FileGone.class));
                    assertThat(index.count(path)).isEqualTo(1);
                }
            }
        }
    }

    @Test
    void asksAgainForAWheelThatWasGoneWhenTold() {
        try (LocalIndex index = LocalIndex.of("a 1.0 -> b>=1").withoutMetadata()) {
            try (IndexClient client = client(index)) {
                DistributionFile file = newest(client, A);
                index.failTimes("/files/" + file.filename(), 1, 404);
                assertThatThrownBy(() -> metadata(client, file))
                        .satisfies(problem(IndexProblem.FileGone.class));
            }
            CacheRules later =
                    CacheRules.standard().at(() -> Instant.now().plusSeconds(1)).refreshed();
            try (IndexClient client = client(settings(index), later)) {
                assertThat(metadata(client, newest(client, A)).requiresDist()).hasSize(1);
            }
        }
    }

    @Test
    void stopsAskingAServerThatNeverHasMetadataBesideWheels() {
        String universe = "a 1.0; b 1.0; c 1.0; d 1.0; e 1.0";
        try (LocalIndex index = LocalIndex.of(universe).withoutMetadata()) {
            for (int process = 0; process < 2; process++) {
                try (IndexClient client = client(index)) {
                    for (String name : List.of("a", "b", "c", "d", "e")) {
                        metadata(client, newest(client, PackageName.of(name)));
                    }
                }
            }
            assertThat(index.requests())
                    .filteredOn(request -> request.path().endsWith(".metadata"))
                    .hasSize(3);
        }
    }

    @Test
    void trustsStaticMetadataOfSourceDistributionsAndBuildsTheOthers() {
        PackageFile fixed =
                SdistMaker.sdist("a 1.0").requires("b>=1").metadataVersion("2.2").make();
        PackageFile open =
                SdistMaker.sdist("b 1.0")
                        .metadataVersion("2.2")
                        .metadata("Dynamic: Requires-Dist")
                        .make();
        try (LocalIndex index = LocalIndex.start().add(fixed, open);
                IndexClient client = client(index)) {
            assertThat(metadata(client, newest(client, A)).requiresDist()).hasSize(1);
            assertThat(built).isEmpty();
            metadata(client, newest(client, PackageName.of("b")));
            assertThat(built).containsExactly(open.filename());
        }
    }

    @Test
    void fetchesWholeFilesThroughFaultsAndVerifiesThem() throws IOException {
        PackageFile wheel =
                WheelMaker.wheel("a 1.0").zeros("a/x.bin", 100_000).uncompressed().make();
        try (LocalIndex index = LocalIndex.start().add(wheel);
                IndexClient client = client(index)) {
            String path = "/files/" + wheel.filename();
            index.failTimes(path, 1, 503).truncateTimes(path, 1, 50_000);
            Path fetched = client.fetch(newest(client, A), folder.resolve("files"));
            assertThat(Files.readAllBytes(fetched)).isEqualTo(wheel.bytes());
            assertThat(folder.resolve("files").toFile().list()).containsExactly(wheel.filename());
        }
    }

    @Test
    void refusesAFileWhoseDigestIsAnotherAndLeavesNothing() {
        PackageFile wheel = WheelMaker.wheel("a 1.0").make();
        try (LocalIndex index = LocalIndex.start().add(wheel);
                IndexClient client = client(index)) {
            index.announceDigest(wheel.filename(), "0".repeat(64));
            assertThatThrownBy(() -> client.fetch(newest(client, A), folder.resolve("files")))
                    .satisfies(problem(IndexProblem.DigestMismatch.class))
                    .isInstanceOfSatisfying(
                            PythonException.class,
                            failed ->
                                    assertThat(failed.problem().details().toString())
                                            .contains("0".repeat(64), wheel.sha256()));
            assertThat(folder.resolve("files")).isEmptyDirectory();
        }
    }

    @Test
    void saysWhatIsUnknownAndNamesNearOnes() {
        try (LocalIndex index = LocalIndex.of("requests 1.0");
                IndexClient client = client(index)) {
            client.page(PackageName.of("requests"));
            assertThatThrownBy(() -> client.page(PackageName.of("reqeusts")))
                    .isInstanceOfSatisfying(
                            PythonException.class,
                            failed ->
                                    assertThat(failed.problem())
                                            .isInstanceOfSatisfying(
                                                    PythonProblem.UnknownPackage.class,
                                                    unknown ->
                                                            assertThat(unknown.near())
                                                                    .containsExactly("requests")));
        }
    }

    @Test
    void tellsUnreachableRefusedBrokenAndOfflineApart() {
        try (LocalIndex index = LocalIndex.of("a 1.0").withBasicAuth("me", "secret")) {
            assertThatThrownBy(() -> client(index).page(A))
                    .satisfies(problem(IndexProblem.Unauthorized.class));
        }
        try (LocalIndex index = LocalIndex.of("a 1.0")) {
            assertThatThrownBy(
                            () ->
                                    client(settings(index), CacheRules.standard().withoutNetwork())
                                            .page(A))
                    .satisfies(problem(IndexProblem.NotKept.class));
            index.failTimes("/simple/a/", 9, 500);
            assertThatThrownBy(() -> client(index).page(A))
                    .satisfies(problem(IndexProblem.ServerFailed.class));
        }
        IndexSettings nowhere =
                new IndexSettings(
                        List.of(IndexLocation.simple("http://127.0.0.1:1/simple/")),
                        List.of(),
                        false,
                        IndexStrategy.FIRST_INDEX);
        assertThatThrownBy(() -> client(nowhere, CacheRules.standard()).page(A))
                .satisfies(problem(IndexProblem.IndexUnreachable.class));
    }

    @Test
    void answersWithoutANetworkWhatIsKept() {
        try (LocalIndex index = LocalIndex.of("a 1.0 -> b")) {
            try (IndexClient client = client(index)) {
                metadata(client, newest(client, A));
            }
            index.forgetRequests();
            try (IndexClient client =
                    client(settings(index), CacheRules.standard().withoutNetwork())) {
                assertThat(metadata(client, newest(client, A)).requiresDist()).hasSize(1);
                assertThatThrownBy(() -> client.fetch(newest(client, A), folder))
                        .satisfies(problem(IndexProblem.NotKept.class));
            }
            assertThat(index.count()).isZero();
        }
    }

    @Test
    void takesOnlyTheFirstIndexThatKnowsAPackage() {
        try (LocalIndex first = LocalIndex.of("a 1.0");
                LocalIndex second = LocalIndex.of("a 2.0; b 1.0");
                IndexClient client = client(settings(first, second), CacheRules.standard())) {
            assertThat(client.page(A).releases())
                    .extracting(Release::toString)
                    .containsExactly("1.0");
            assertThat(client.page(PackageName.of("b")).releases()).hasSize(1);
            assertThat(second.count("/simple/a/")).isZero();
        }
    }

    @Test
    void combinesIndexesWhenAskedTo() {
        try (LocalIndex first = LocalIndex.of("a 1.0; a 3.0");
                LocalIndex second = LocalIndex.of("a 2.0; a 3.0")) {
            try (IndexClient client =
                    client(
                            with(IndexStrategy.UNSAFE_BEST_MATCH, first, second),
                            CacheRules.standard())) {
                assertThat(client.page(A).releases())
                        .extracting(Release::toString)
                        .containsExactly("3.0", "2.0", "1.0");
                assertThat(client.page(A).releases().getFirst().files())
                        .extracting(file -> file.index().url())
                        .containsExactly(first.url(), second.url());
            }
            try (IndexClient client =
                    client(
                            with(IndexStrategy.UNSAFE_FIRST_MATCH, first, second),
                            CacheRules.standard())) {
                assertThat(client.page(A).releases())
                        .extracting(Release::toString)
                        .containsExactly("3.0", "1.0", "3.0", "2.0");
            }
        }
    }

    @Test
    void readsFoldersAndPagesOnThisMachine() throws IOException {
        Path wheels = Files.createDirectories(folder.resolve("my wheels"));
        WheelMaker.wheel("a 1.0").requires("b").make().writeTo(wheels);
        SdistMaker.sdist("a 0.5").make().writeTo(wheels);
        WheelMaker.wheel("b 1.0").make().writeTo(wheels);
        Path page = folder.resolve("links.html");
        Files.writeString(page, "<a href='my wheels/a-1.0-py3-none-any.whl'></a>");
        for (Path place : List.of(wheels, page)) {
            IndexSettings settings =
                    new IndexSettings(
                            List.of(),
                            List.of(IndexLocation.flat(place.toUri().toString())),
                            true,
                            IndexStrategy.FIRST_INDEX);
            try (IndexClient client = client(settings, CacheRules.standard().withoutNetwork())) {
                assertThat(client.page(A).releases().getFirst()).hasToString("1.0");
                assertThat(metadata(client, newest(client, A)).requiresDist()).hasSize(1);
                assertThat(client.fetch(newest(client, A), folder.resolve("out"))).exists();
                assertThatThrownBy(() -> client.page(PackageName.of("c")))
                        .satisfies(problem(PythonProblem.UnknownPackage.class));
            }
        }
    }
}

package dev.wardian.store.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.testkit.LocalIndex;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpCacheTest {
    private final HttpClient client = new HttpClient(HttpSettings.from(Map.of()));
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final CacheRules rules = CacheRules.standard().at(() -> now);
    @TempDir Path folder;

    @AfterEach
    void close() {
        client.close();
    }

    private CacheAnswer ask(LocalIndex index, CacheRules rules) {
        return new HttpCache(client, rules)
                .get(
                        Request.get(index.url().resolve("a/")),
                        folder.resolve("deep/a.page"),
                        response -> ("kept " + response.status()).getBytes(StandardCharsets.UTF_8));
    }

    private static String text(CacheAnswer answer) {
        return answer instanceof CacheAnswer.Content content
                ? new String(content.content().copy(), StandardCharsets.UTF_8)
                : answer.toString();
    }

    @Test
    void keepsTheAnswersOfASilentServerForTenMinutes() {
        try (LocalIndex index = LocalIndex.of("a 1.0")) {
            assertThat(text(ask(index, rules))).isEqualTo("kept 200");
            now = now.plus(Duration.ofMinutes(9));
            assertThat(text(ask(index, rules))).isEqualTo("kept 200");
            assertThat(index.count()).isEqualTo(1);
            now = now.plus(Duration.ofMinutes(2));
            ask(index, rules);
            assertThat(index.count()).isEqualTo(2);
        }
    }

    @Test
    void asksAgainWhereAFileWasCutShortOrHasGrown() throws IOException {
        try (LocalIndex index = LocalIndex.of("a 1.0")) {
            ask(index, rules);
            Path file = folder.resolve("deep/a.page");
            byte[] whole = Files.readAllBytes(file);

            Files.write(file, Arrays.copyOf(whole, whole.length - 1));
            assertThat(text(ask(index, rules))).isEqualTo("kept 200");
            assertThat(index.count()).isEqualTo(2);

            Files.write(file, Arrays.copyOf(whole, whole.length + 1));
            assertThat(text(ask(index, rules))).isEqualTo("kept 200");
            assertThat(index.count()).isEqualTo(3);
            assertThat(Files.readAllBytes(file)).hasSameSizeAs(whole);
        }
    }

    @Test
    void obeysMaxAgeAndAsksOnlyWhetherThePageChanged() {
        try (LocalIndex index = LocalIndex.of("a 1.0").withCacheHeaders("max-age=60")) {
            ask(index, rules);
            now = now.plusSeconds(59);
            ask(index, rules);
            assertThat(index.count()).isEqualTo(1);
            now = now.plusSeconds(2);
            CacheAnswer unchanged = ask(index, rules);
            assertThat(unchanged)
                    .isInstanceOfSatisfying(
                            CacheAnswer.Content.class,
                            content -> assertThat(content.fromDisk()).isTrue());
            assertThat(index.requests().getLast().header("if-none-match")).isNotEmpty();
            now = now.plusSeconds(59);
            ask(index, rules);
            assertThat(index.count()).isEqualTo(2);
        }
    }

    @Test
    void asksEveryTimeWhatMustNotBeUsedUnaskedAndKeepsNothingThatMustNotBeKept() {
        try (LocalIndex index = LocalIndex.of("a 1.0").withCacheHeaders("no-cache")) {
            ask(index, rules);
            ask(index, rules);
            assertThat(index.requests().getLast().header("if-none-match")).isNotEmpty();
            index.withCacheHeaders("private, no-store");
            Path file = folder.resolve("b");
            new HttpCache(client, rules)
                    .get(Request.get(index.url().resolve("a/")), file, Response::body);
            assertThat(file).doesNotExist();
        }
    }

    @Test
    void usesWhateverIsKeptWithoutANetwork() {
        try (LocalIndex index = LocalIndex.of("a 1.0")) {
            assertThat(ask(index, rules.withoutNetwork())).isInstanceOf(CacheAnswer.Missing.class);
            ask(index, rules);
            now = now.plus(Duration.ofDays(30));
            assertThat(text(ask(index, rules.withoutNetwork()))).isEqualTo("kept 200");
            assertThat(index.count()).isEqualTo(1);
        }
    }

    @Test
    void asksAgainForWhatWasKeptBeforeARefresh() {
        try (LocalIndex index = LocalIndex.of("a 1.0")) {
            ask(index, rules);
            now = now.plusSeconds(1);
            CacheRules refreshing = rules.at(() -> now).refreshed();
            ask(index, refreshing);
            ask(index, refreshing);
            assertThat(index.count()).isEqualTo(2);
        }
    }

    @Test
    void touchesNoDiskWhenToldSo() {
        try (LocalIndex index = LocalIndex.of("a 1.0")) {
            ask(index, rules.withoutDisk());
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void countsDamagedFilesAsAbsent() throws IOException {
        try (LocalIndex index = LocalIndex.of("a 1.0")) {
            ask(index, rules);
            Files.write(folder.resolve("deep/a.page"), new byte[] {1, 2, 3});
            assertThat(text(ask(index, rules))).isEqualTo("kept 200");
            assertThat(index.count()).isEqualTo(2);
            assertThat(folder.resolve("deep").toFile().list()).containsExactly("a.page");
        }
    }

    @Test
    void keepsForeverWhatItsNameDescribes() {
        HttpCache cache = new HttpCache(client, rules.refreshed());
        cache.keepForever(folder.resolve("x"), new byte[] {7});
        now = now.plus(Duration.ofDays(9000));
        assertThat(cache.fresh(folder.resolve("x")).map(Bytes::length)).isEqualTo(Optional.of(1));
        assertThat(cache.isFresh(folder.resolve("x"))).isTrue();
    }
}

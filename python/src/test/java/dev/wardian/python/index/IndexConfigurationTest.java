package dev.wardian.python.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardian.store.http.BasicCredentials;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexConfigurationTest {
    private final Map<String, String> environment = new HashMap<>();
    @TempDir Path folder;

    private IndexConfiguration read(IndexFlags flags) {
        // the machine's own files must not count
        environment.putIfAbsent("PIP_CONFIG_FILE", "/dev/null");
        return IndexConfiguration.read(
                flags,
                new IndexConfiguration.Surroundings(environment, folder, folder, Optional.empty()),
                () -> Optional.of("https://default.invalid/simple"));
    }

    private List<String> indexes(IndexFlags flags) {
        return read(flags).settings().indexes().stream()
                .map(index -> index.url().toString())
                .toList();
    }

    private static IndexFlags flags(Optional<String> index, String... extra) {
        return IndexFlags.of(index, List.of(extra), List.of(), false, Optional.empty(), List.of());
    }

    @Test
    void takesTheMainIndexOfTheStrongestSource() throws IOException {
        assertThat(indexes(IndexFlags.NONE)).containsExactly("https://default.invalid/simple");
        Path config = folder.resolve("pip.conf");
        Files.writeString(config, "[global]\nindex-url = https://file.invalid/simple\n");
        environment.put("PIP_CONFIG_FILE", config.toString());
        assertThat(indexes(IndexFlags.NONE)).last().isEqualTo("https://file.invalid/simple");
        environment.put("PIP_INDEX_URL", "https://pip.invalid/simple");
        assertThat(indexes(IndexFlags.NONE)).last().isEqualTo("https://pip.invalid/simple");
        environment.put("UV_INDEX_URL", "https://uv.invalid/simple");
        assertThat(indexes(IndexFlags.NONE)).last().isEqualTo("https://uv.invalid/simple");
        environment.put("UV_DEFAULT_INDEX", "https://uv2.invalid/simple");
        assertThat(indexes(IndexFlags.NONE)).last().isEqualTo("https://uv2.invalid/simple");
        assertThat(indexes(flags(Optional.of("https://flag.invalid/"))))
                .last()
                .isEqualTo("https://flag.invalid/");
    }

    @Test
    void putsFurtherIndexesBeforeTheMainOneAndAddsThemUp() {
        environment.put("UV_INDEX", "inner=https://u.invalid/ https://v.invalid/");
        environment.put("PIP_EXTRA_INDEX_URL", "https://p.invalid/\nhttps://v.invalid/");
        assertThat(indexes(flags(Optional.empty(), "https://f.invalid/")))
                .containsExactly(
                        "https://f.invalid/",
                        "https://u.invalid/",
                        "https://v.invalid/",
                        "https://p.invalid/",
                        "https://default.invalid/simple");
        assertThat(read(IndexFlags.NONE).settings().indexes().getFirst().name()).contains("inner");
    }

    @Test
    void readsPipsFilesAtAllLevelsTheNearerOverrulingTheFarther() throws IOException {
        environment.put("PIP_CONFIG_FILE", folder.resolve("named.ini").toString());
        environment.put("XDG_CONFIG_HOME", folder.resolve("config").toString());
        environment.put("XDG_CONFIG_DIRS", folder.resolve("xdg").toString());
        Files.createDirectories(folder.resolve("config/pip"));
        Files.createDirectories(folder.resolve("xdg/pip"));
        Files.createDirectories(folder.resolve(".pip"));
        Files.writeString(
                folder.resolve("xdg/pip/pip.conf"),
                "[global]\nindex-url=https://g.invalid/\ntimeout=7\n");
        Files.writeString(
                folder.resolve(".pip/pip.conf"), "[global]\nindex_url: https://old.invalid/\n");
        Files.writeString(
                folder.resolve("config/pip/pip.conf"),
                "# mine\n[install]\nextra-index-url =\n    https://x.invalid/\n    https://y.invalid/\n");
        assertThat(indexes(IndexFlags.NONE))
                .containsExactly(
                        "https://x.invalid/", "https://y.invalid/", "https://old.invalid/");
        Files.writeString(
                folder.resolve("named.ini"), "[global]\nindex-url = https://named.invalid/\n");
        assertThat(indexes(IndexFlags.NONE)).last().isEqualTo("https://named.invalid/");
        assertThat(read(IndexFlags.NONE).http().readTimeout()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void keepsSecretsOutOfLocationsAndTexts() {
        environment.put("TOKEN", "t0ken");
        environment.put("UV_INDEX", "inner=https://i.invalid/simple");
        environment.put("UV_INDEX_INNER_USERNAME", "me");
        environment.put("UV_INDEX_INNER_PASSWORD", "s3cret");
        IndexConfiguration read =
                read(flags(Optional.of("https://user:${TOKEN}@x.invalid/simple")));
        assertThat(read.toString()).doesNotContain("t0ken").doesNotContain("s3cret");
        assertThat(read.settings().indexes().getLast().url())
                .hasToString("https://x.invalid/simple");
        assertThat(read.http().credentials().known(URI.create("https://x.invalid/files/a.whl")))
                .contains(new BasicCredentials("user", "t0ken"));
        assertThat(read.http().credentials().known(URI.create("https://i.invalid/simple/a/")))
                .contains(new BasicCredentials("me", "s3cret"));
        assertThat(read.http().credentials().known(URI.create("https://other.invalid/"))).isEmpty();
    }

    @Test
    void knowsWhoWeAreFromNetrc() throws IOException {
        Files.writeString(
                folder.resolve(".netrc"),
                "# comment\nmachine a.invalid login me password \"p w\\\"\"\nmachine b.invalid\n  login x\n  password y\n");
        IndexConfiguration read = read(IndexFlags.NONE);
        assertThat(read.http().credentials().known(URI.create("https://a.invalid:8080/x")))
                .contains(new BasicCredentials("me", "p w\""));
        assertThat(read.http().credentials().known(URI.create("https://b.invalid/")))
                .contains(new BasicCredentials("x", "y"));
        assertThat(read.http().credentials().known(URI.create("https://c.invalid/"))).isEmpty();
    }

    @Test
    void takesPathsAndPagesAsPlacesToLook() throws IOException {
        Files.createDirectories(folder.resolve("here"));
        Files.createDirectories(folder.resolve("wheels"));
        environment.put("UV_FIND_LINKS", "https://l.invalid/links.html, wheels");
        environment.put("PIP_NO_INDEX", "1");
        IndexSettings settings =
                read(IndexFlags.of(
                                Optional.empty(),
                                List.of(),
                                List.of("~/here"),
                                false,
                                Optional.empty(),
                                List.of()))
                        .settings();
        assertThat(settings.noIndex()).isTrue();
        assertThat(settings.indexes()).isEmpty();
        assertThat(settings.findLinks())
                .extracting(IndexLocation::url)
                .containsExactly(
                        folder.resolve("here").toUri(),
                        URI.create("https://l.invalid/links.html"),
                        folder.resolve("wheels").toUri());
    }

    @Test
    void refusesPlacesThatAreNotThereButForThoseInFilesOfPip() {
        environment.put("PIP_FIND_LINKS", "elsewhere");
        assertThat(read(IndexFlags.NONE).settings().findLinks()).hasSize(1);
        environment.put("UV_FIND_LINKS", "nowhere");
        assertThatThrownBy(() -> read(IndexFlags.NONE))
                .hasMessageContaining(
                        "`UV_FIND_LINKS` is set to `nowhere`: there is no such file or folder");
    }

    @Test
    void refusesWhatIsNoAddressNamingItsOriginWithoutSecrets() {
        environment.put("PIP_INDEX_URL", "ftp://me:secret@x.invalid/");
        assertThatThrownBy(() -> read(IndexFlags.NONE))
                .hasMessageContaining("`PIP_INDEX_URL`")
                .hasMessageContaining("me:****@x.invalid")
                .hasMessageNotContaining("secret");
    }

    @Test
    void namesStrategiesAsUvDoes() {
        environment.put("UV_INDEX_STRATEGY", "unsafe-best-match");
        assertThat(read(IndexFlags.NONE).settings().strategy())
                .isEqualTo(IndexStrategy.UNSAFE_BEST_MATCH);
    }
}

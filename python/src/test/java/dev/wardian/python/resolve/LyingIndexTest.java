package dev.wardian.python.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardian.python.IndexProblem;
import dev.wardian.python.PythonException;
import dev.wardian.python.index.DistributionFile;
import dev.wardian.python.index.IndexClient;
import dev.wardian.python.index.Release;
import dev.wardian.standards.name.PackageName;
import dev.wardian.testkit.LocalIndex;
import dev.wardian.testkit.SdistMaker;
import dev.wardian.testkit.WheelMaker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Indexes whose pages and metadata say what is not so: each is survived, or refused by its
/// address.
class LyingIndexTest {
    private static final PackageName A = PackageName.of("a");
    private static final String JSON = "application/vnd.pypi.simple.v1+json";

    @TempDir Path folder;

    private IndexClient client(LocalIndex index) {
        return IndexClients.of(index, folder.resolve("cache"));
    }

    private String solve(LocalIndex index, String... requirements) {
        try (IndexClient client = client(index)) {
            return IndexClients.solve(client, requirements);
        }
    }

    private static DistributionFile newest(IndexClient client) {
        return client.page(A).releases().getFirst().files().getFirst();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void looksPastFilesOfOtherProjectsAndNamesThatAreNone() {
        String links =
                """
                <a href="/files/b-9.0-py3-none-any.whl">of another project</a>
                <a href="/files/a_b-9.0-py3-none-any.whl">of a longer name</a>
                <a href="/files/a-9.0-py3-none.whl">too few parts</a>
                <a href="/files/a-9.0.exe">an installer</a> <a href="/files/a-9.0.rpm">a package</a>
                <a href="/files/a.whl">nothing</a> <a href="/files/">a folder</a> <a href="#top">here</a>
                <a href="mailto:me@files.invalid">me</a> <a href="javascript:void(0)">this</a>
                <a href="/files/a-1.0-py3-none-any.whl">a-1.0-py3-none-any.whl</a>
                """;
        try (LocalIndex index = LocalIndex.of("a 1.0; b 9.0")) {
            index.replace("/simple/a/", "text/html", bytes(links));
            assertThat(solve(index, "a")).isEqualTo("a 1.0");
        }
    }

    private static LocalIndex withoutFile(LocalIndex index, String filename) {
        return index.failTimes("/files/" + filename, 100, 404)
                .failTimes("/files/" + filename + ".metadata", 100, 404);
    }

    @Test
    void looksPastAFileThatIsOfferedAndNotThere() {
        try (LocalIndex index = LocalIndex.of("a 1.0; a 2.0; b 1.0 -> a")) {
            withoutFile(index, "a-2.0-py3-none-any.whl");
            assertThat(solve(index, "b")).isEqualTo("a 1.0, b 1.0");
        }
    }

    @Test
    void saysWhatIsNotThereWhereNothingElseFits() {
        try (LocalIndex index = LocalIndex.of("a 1.0; a 2.0; b 1.0 -> a>=2")) {
            withoutFile(index, "a-2.0-py3-none-any.whl");
            assertThatThrownBy(() -> solve(index, "b"))
                    .isInstanceOfSatisfying(
                            PythonException.class,
                            thrown ->
                                    assertThat(thrown.problem())
                                            .isInstanceOf(IndexProblem.FileGone.class));
        }
    }

    /// What old packages have, by the hundred.
    @Test
    void looksPastVersionsThatAreNone() {
        StringBuilder page = new StringBuilder("{\"meta\":{\"api-version\":\"1.0\"},\"files\":[");
        String[] odd = {
            "dev", "1.0-SNAPSHOT", "2004d", "0.1.0-final", "r%d", "1..2", "latest", "1.0.0beta-x",
            "%d_beta", "unknown", "1.0 (%d)", "v", "2.x.%d", "%d-git", "", "1.0.%d-alpha_7-x"
        };
        for (int i = 0; i < 800; i++) {
            String version = odd[i % odd.length].formatted(i);
            page.append("{\"filename\":\"a-")
                    .append(version)
                    .append(i % 2 == 0 ? ".tar.gz" : ".zip");
            page.append("\",\"url\":\"/files/a-").append(version).append("\",\"hashes\":{}},");
        }
        page.append("{\"filename\":\"a-1.0-py3-none-any.whl\",\"hashes\":{},");
        page.append("\"url\":\"/files/a-1.0-py3-none-any.whl\"}]}");
        try (LocalIndex index = LocalIndex.of("a 1.0")) {
            index.replace("/simple/a/", JSON, bytes(page.toString()));
            try (IndexClient client = client(index)) {
                assertThat(client.page(A).releases()).extracting(Release::toString).contains("1.0");
            }
            assertThat(solve(index, "a")).isEqualTo("a 1.0");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Metadata-Version: 2.1\nName: b\nVersion: 2.0\n",
                "Metadata-Version: 2.1\nName: a\nVersion: 3.0\n",
                "Metadata-Version: 2.1\nName: a\n",
                "Metadata-Version: 2.1\nName: a\nVersion: two\n",
            })
    void passesOverMetadataOfAnotherPackageOrVersion(String metadata) {
        try (LocalIndex index = LocalIndex.of("a 1.0; a 2.0").withUnannouncedMetadata()) {
            index.replace("/files/a-2.0-py3-none-any.whl.metadata", "text/plain", bytes(metadata));
            assertThat(solve(index, "a")).isEqualTo("a 1.0");
            // kept or not, the answer is the same
            assertThat(solve(index, "a")).isEqualTo("a 1.0");
            assertThat(solve(index, "a==2.0"))
                    .contains("a-2.0-py3-none-any.whl")
                    .doesNotContain("mistake");
        }
    }

    @Test
    void passesOverStaticMetadataOfAnotherPackage() {
        try (LocalIndex index =
                LocalIndex.start()
                        .add(WheelMaker.wheel("a 1.0").make())
                        .add(
                                SdistMaker.sdist("a 2.0")
                                        .metadataVersion("2.2")
                                        .make()
                                        .renamed("a-3.0.tar.gz"))) {
            // its sources are asked, which say the same
            assertThat(solve(index, "a")).isEqualTo("a 1.0");
        }
    }

    @Test
    void refusesMetadataThatIsNotTheAnnouncedOneAndNamesBothDigests() {
        try (LocalIndex index = LocalIndex.of("a 1.0 -> b; b 1.0")) {
            String path = "/files/a-1.0-py3-none-any.whl.metadata";
            index.replace(
                    path, "text/plain", bytes("Metadata-Version: 2.1\nName: a\nVersion: 1.0\n"));
            assertThatThrownBy(() -> solve(index, "a"))
                    .isInstanceOfSatisfying(
                            PythonException.class,
                            failed -> {
                                assertThat(failed.problem())
                                        .isInstanceOf(IndexProblem.DigestMismatch.class);
                                assertThat(failed.problem().details().toString())
                                        .contains("expected: ", "actual: ", path);
                            });
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://[::bad/a-2.0-py3-none-any.whl",
                "http:///a-2.0-py3-none-any.whl",
                "ftp://files.invalid/a-2.0-py3-none-any.whl",
                "file:///etc/passwd/a-2.0-py3-none-any.whl",
                "https://%zz/a-2.0-py3-none-any.whl",
                "data:text/plain,/a-2.0-py3-none-any.whl",
                "\\\\server\\share/a-2.0-py3-none-any.whl",
                "http://127.0.0.1:99999999/a-2.0-py3-none-any.whl",
            })
    void passesOverFilesWhoseAddressCannotBeUsed(String address) {
        String page =
                "<a href='/files/a-1.0-py3-none-any.whl'>1</a><a href='%s'>2</a>"
                        .formatted(address);
        try (LocalIndex index = LocalIndex.of("a 1.0; a 2.0")) {
            index.replace("/simple/a/", "text/html", bytes(page));
            String answer;
            try {
                answer = solve(index, "a");
            } catch (PythonException refused) {
                answer = refused.problem().message();
            }
            assertThat(answer).containsAnyOf("a 1.0", "a-2.0-py3-none-any.whl");
        }
    }

    @Test
    void followsOddLinksThatAreRight() {
        for (String link :
                List.of(
                        "../../files/a-1.0-py3-none-any.whl",
                        "../../files/./x/../a-1.0-py3-none-any.whl",
                        "//127.0.0.1:PORT/files/a-1.0-py3-none-any.whl",
                        "http://user:secret@127.0.0.1:PORT/files/a-1.0-py3-none-any.whl",
                        "/files/a%2D1.0-py3-none-any.whl",
                        " /files/a-1.0-py3-none-any.whl\n",
                        "/files/a-1.0-py3-none-any.whl?token=x&amp;y=z#egg=a")) {
            try (LocalIndex index = LocalIndex.of("a 1.0")) {
                String port = String.valueOf(index.url().getPort());
                String page = "<a href='" + link.replace("PORT", port) + "'>a</a>";
                index.replace("/simple/a/", "text/html", bytes(page));
                Path cache = folder.resolve("cache" + link.hashCode());
                try (IndexClient client = IndexClients.of(index, cache)) {
                    assertThat(IndexClients.solve(client, "a")).as(link).isEqualTo("a 1.0");
                    assertThat(client.fetch(newest(client), folder.resolve("out"))).exists();
                }
                assertThat(index.requests())
                        .allSatisfy(
                                request -> assertThat(request.header("authorization")).isEmpty());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "{\"files\": null}",
                "{\"files\": {}}",
                "{\"files\": [1]}",
                "{\"meta\": {\"api-version\": \"9.0\"}, \"files\": []}",
                "{\"files\": [{\"filename\": 7}]}",
                "<html><body>Please log in</body></html>",
                "{\"files\": [{\"hashes\": \"none\"}]}"
            })
    void refusesJsonThatIsNoPageByItsAddress(String text) {
        try (LocalIndex index = LocalIndex.of("a 1.0");
                IndexClient client = client(index)) {
            index.replace("/simple/a/", JSON, bytes(text));
            if (text.contains("\"hashes\"")) {
                assertThat(client.page(A).releases()).isEmpty();
            } else {
                assertThatThrownBy(() -> client.page(A))
                        .isInstanceOfSatisfying(
                                PythonException.class,
                                failed ->
                                        assertThat(failed.problem().message())
                                                .contains(index.url().resolve("a/").toString()));
            }
        }
    }

    @Test
    void refusesNestingWithoutEnd() {
        try (LocalIndex index = LocalIndex.of("a 1.0");
                IndexClient client = client(index)) {
            String deep = "{\"x\": " + "[".repeat(2_000_000) + "\"files\": []}";
            index.replace("/simple/a/", JSON, bytes(deep));
            assertThatThrownBy(() -> client.page(A)).isInstanceOf(PythonException.class);
        }
    }

    @Test
    void keepsNothingOfAPageThatIsNone() throws Exception {
        try (LocalIndex index = LocalIndex.of("a 1.0")) {
            index.replace("/simple/a/", JSON, bytes("{\"files\": ["));
            assertThatThrownBy(() -> solve(index, "a")).isInstanceOf(PythonException.class);
            try (var kept = Files.walk(folder.resolve("cache"))) {
                assertThat(kept.filter(Files::isRegularFile)).isEmpty();
            } catch (java.nio.file.NoSuchFileException nothing) {
                assertThat(folder.resolve("cache")).doesNotExist();
            }
        }
    }
}

package dev.wardian.python.internal.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PageParserTest {
    private static final URI PAGE = URI.create("https://index.invalid/simple/a/");

    private static List<FileEntry> html(String page) throws PageFormatException {
        return PageParser.parse(
                page.getBytes(StandardCharsets.UTF_8),
                Optional.of("text/html; charset=utf-8"),
                PAGE);
    }

    private static List<FileEntry> json(String page) throws PageFormatException {
        return PageParser.parse(
                page.getBytes(StandardCharsets.UTF_8),
                Optional.of("application/vnd.pypi.simple.v1+json"),
                PAGE);
    }

    @Test
    void readsEveryAttributeOfAnAnchor() throws PageFormatException {
        FileEntry file =
                html("<!DOCTYPE html><html><body><A class=x\nHREF='../../f/a-1.0%2Bcu.tar.gz#sha256=ab'"
                                + " data-requires-python=\"&gt;=3.8,&#60;4\" data-yanked=\"bad &quot;one&quot;\""
                                + " data-core-metadata=sha256=cd data-upload-time=2024-02-29T12:00:01.5Z>a</A>")
                        .getFirst();
        assertThat(file.filename).isEqualTo("a-1.0+cu.tar.gz");
        assertThat(file.address).isEqualTo("https://index.invalid/f/a-1.0%2Bcu.tar.gz");
        assertThat(file.hashes()).containsExactly("sha256", "ab");
        assertThat(file.requiresPython).isEqualTo(">=3.8,<4");
        assertThat(file.yanked).isEqualTo("bad \"one\"");
        assertThat(file.metadataAnnounced).isTrue();
        assertThat(file.metadataHashes()).containsExactly("sha256", "cd");
        assertThat(file.uploadMicros).isEqualTo(1_709_208_001_500_000L);
    }

    @Test
    void resolvesAddressesAgainstTheBaseElement() throws PageFormatException {
        List<FileEntry> files =
                html(
                        "<base href='https://files.invalid/x/'><!-- <a href='no-1.whl'> --><a href='a-1.zip'></a>"
                                + "<a href='//other.invalid/b-1.zip'></a><a href='/c 1.zip'></a>"
                                + "<a href='https://u:p@h.invalid/d-1.zip?x=1#y'></a><a>none</a><a href='/dir/'></a>");
        assertThat(files)
                .extracting(file -> file.address)
                .containsExactly(
                        "https://files.invalid/x/a-1.zip",
                        "https://other.invalid/b-1.zip",
                        "https://files.invalid/c%201.zip",
                        "https://h.invalid/d-1.zip?x=1");
        assertThat(files).extracting(file -> file.filename).contains("c 1.zip", "d-1.zip");
    }

    @Test
    void readsAJsonPage() throws PageFormatException {
        FileEntry file =
                json("""
                                {"meta": {"api-version": "1.4", "x": [1, {"y": null}]}, "versions": ["1"],
                                 "files": [{"filename": "\\u0061-1.0.whl", "url": "../../f/a-1.0.whl", "hashes": {"sha256": "ab"},
                                 "requires-python": ">=3\\n", "size": 12, "yanked": true, "upload-time": "1970-01-01T00:00:01Z",
                                 "core-metadata": true, "provenance": null}]}
                                """)
                        .getFirst();
        assertThat(file.filename).isEqualTo("a-1.0.whl");
        assertThat(file.address).isEqualTo("https://index.invalid/f/a-1.0.whl");
        assertThat(file.requiresPython).isEqualTo(">=3\n");
        assertThat(file.size).isEqualTo(12);
        assertThat(file.yanked).isEmpty();
        assertThat(file.uploadMicros).isEqualTo(1_000_000);
        assertThat(file.metadataAnnounced).isTrue();
        assertThat(file.metadataHashes()).isEmpty();
    }

    @Test
    void refusesWhatIsNoPage() {
        assertThatThrownBy(() -> json("{\"files\": [{]}"))
                .isInstanceOf(PageFormatException.class)
                .hasMessageContaining("malformed at byte");
        assertThatThrownBy(() -> json("{\"files\": [")).hasMessageContaining("ends too early");
        assertThatThrownBy(() -> json("{}")).hasMessageContaining("no `files`");
        assertThatThrownBy(() -> json("{\"meta\": {\"api-version\": \"2.0\"}, \"files\": []}"))
                .hasMessageContaining("version `2.0`");
        assertThatThrownBy(
                        () ->
                                html(
                                        "<meta name=\"pypi:repository-version\" content=\"2.1\"><a href=a>"))
                .hasMessageContaining("version `2.1`");
        assertThatThrownBy(() -> PageParser.parse(new byte[0], Optional.of("image/png"), PAGE))
                .hasMessageContaining("image/png");
    }

    @Test
    void neverFailsOnCutOrStrangeHtml() throws PageFormatException {
        String page =
                "<a href=\"a-1.0.zip#sha256=x&y\" data-yanked><A HREF=b-1.zip/><meta><base><<a <a href";
        for (int end = 0; end <= page.length(); end++) {
            assertThat(html(page.substring(0, end)).size()).isBetween(0, 3);
        }
    }
}

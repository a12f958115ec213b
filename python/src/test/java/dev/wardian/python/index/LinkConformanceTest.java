package dev.wardian.python.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.wardian.python.internal.index.FileEntry;
import dev.wardian.python.internal.index.PageFormatException;
import dev.wardian.python.internal.index.PageParser;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.tag.SdistFilename;
import dev.wardian.store.http.Authority;
import dev.wardian.store.http.SafeUrl;
import dev.wardian.testkit.Conformance;
import dev.wardian.testkit.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The cases that pip's own tests know about addresses, pages and names.
class LinkConformanceTest {
    static List<Conformance.Case> links() {
        return Conformance.cases("links", "link");
    }

    static List<Conformance.Case> helpers() {
        return Conformance.cases("links", "url_helpers");
    }

    static List<Conformance.Case> pages() {
        return Conformance.cases("links", "simple_html_index");
    }

    static List<Conformance.Case> names() {
        return Conformance.cases("links", "name_version_split");
    }

    @ParameterizedTest
    @MethodSource("links")
    void takesAddressesApart(Conformance.Case one) {
        Json expected = one.json().at("expected");
        Link link = Link.parse(one.json().text("url"));
        assertThat(link.filename()).isEqualTo(expected.text("filename"));
        assertThat(link.scheme()).isEqualTo(expected.text("scheme"));
        assertThat(link.netloc()).isEqualTo(expected.text("netloc"));
        assertThat(link.path()).isEqualTo(expected.text("path"));
        assertThat(link.extension()).isEqualTo(expected.text("ext"));
        assertThat(link.withoutFragment()).isEqualTo(expected.text("url_without_fragment"));
        assertThat(link.shortName()).isEqualTo(expected.text("show_url"));
        assertThat(link.egg()).isEqualTo(expected.optionalText("egg_fragment"));
        assertThat(link.subdirectory()).isEqualTo(expected.optionalText("subdirectory_fragment"));
        assertThat(link.isWheel()).isEqualTo(expected.flag("is_wheel"));
        assertThat(link.isVersionControl()).isEqualTo(expected.flag("is_vcs"));
        assertThat(link.isFile()).isEqualTo(expected.flag("is_file"));
        assertThat(link.localPath()).isEqualTo(expected.optionalText("file_path").map(Path::of));
        // digests that came beside the address, out of a page, are not in the table's input
        String digest = expected.optionalText("hash_name").orElse("none");
        if (link.digest().isPresent() || one.json().text("url").contains(digest + "=")) {
            assertThat(link.digest()).contains(digest + "=" + expected.text("hash"));
        }
    }

    @ParameterizedTest
    @MethodSource("helpers")
    void handlesPartsOfAddresses(Conformance.Case one) {
        List<Json> arguments = one.json().list("args");
        String text = arguments.getFirst().asText();
        Json expected = one.json().at("expected");
        switch (one.json().text("function")) {
            case "redact_auth_from_url" ->
                    assertThat(SafeUrl.show(text)).isEqualTo(expected.asText());
            case "redact_netloc" ->
                    assertThat(Authority.parse(text)).hasToString(expected.asText());
            case "clean_url_path" -> assertThat(Link.quotedPath(text)).isEqualTo(expected.asText());
            case "ensure_quoted_url" ->
                    assertThat(Link.parse(text).quoted()).isEqualTo(expected.asText());
            case "split_auth_from_netloc" ->
                    assertAuthority(text, expected.asList().get(0), expected.asList().get(1));
            case "split_auth_netloc_from_url" -> {
                Link link = Link.parse(text);
                assertAuthority(link.netloc(), expected.asList().get(1), expected.asList().get(2));
                assertThat(text.replace(link.netloc(), expected.asList().get(1).asText()))
                        .isEqualTo(expected.asList().get(0).asText());
            }
            case "build_netloc" ->
                    assertThat(Authority.location(text, port(arguments.get(1))))
                            .isEqualTo(expected.asText());
            case "parse_netloc" -> {
                Authority authority = Authority.parse(text);
                assertThat(authority.host()).isEqualTo(expected.asList().get(0).asText());
                assertThat(authority.port()).isEqualTo(port(expected.asList().get(1)));
            }
            case "build_url_from_netloc" -> {
                String credentials = text.substring(0, text.lastIndexOf('@') + 1);
                String bare = Authority.parse(text).address("https");
                assertThat(bare.replace("://", "://" + credentials)).isEqualTo(expected.asText());
            }
            case "url_to_path" ->
                    assertThat(Link.parse(text).localPath()).contains(Path.of(expected.asText()));
            default -> throw new AssertionError(one.json().text("function"));
        }
    }

    private static OptionalInt port(Json json) {
        return json.isNull() ? OptionalInt.empty() : OptionalInt.of((int) json.asNumber());
    }

    private static void assertAuthority(String netloc, Json location, Json credentials) {
        Authority authority = Authority.parse(netloc);
        assertThat(authority.location()).isEqualTo(location.asText());
        assertThat(authority.username()).isEqualTo(text(credentials.asList().get(0)));
        assertThat(authority.password()).isEqualTo(text(credentials.asList().get(1)));
    }

    private static Optional<String> text(Json json) {
        return json.isNull() ? Optional.empty() : Optional.of(json.asText());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void readsTheFilesOnAPage(Conformance.Case one) throws PageFormatException {
        Json page = one.json().at("page");
        List<Json> expected = one.json().list("expected");
        assumeThat(page.text("content").isEmpty() && !expected.isEmpty())
                .as("the table lost this page's content: nothing can be read from nothing")
                .isFalse();
        List<FileEntry> files =
                PageParser.parse(
                        page.text("content").getBytes(StandardCharsets.UTF_8),
                        page.optionalText("content_type"),
                        URI.create(page.text("url")));
        assertThat(files).hasSameSizeAs(expected);
        for (int i = 0; i < files.size(); i++) {
            assertFile(files.get(i), expected.get(i));
        }
    }

    private static void assertFile(FileEntry file, Json expected) {
        assertThat(file.address).isEqualTo(expected.text("url_without_fragment"));
        assertThat(file.filename).isEqualTo(expected.text("filename"));
        assertThat(Optional.ofNullable(file.requiresPython))
                .isEqualTo(expected.optionalText("requires_python"));
        assertThat(file.yanked != null).isEqualTo(expected.flag("is_yanked"));
        assertThat(Optional.ofNullable(file.yanked))
                .isEqualTo(expected.optionalText("yanked_reason"));
        assertThat(file.metadataAnnounced).isEqualTo(expected.hasValue("metadata_link"));
        assertThat(!file.hashes().isEmpty()).isEqualTo(expected.flag("has_hash"));
        if (expected.flag("has_hash")) {
            assertThat(pairs(file.hashes()))
                    .containsEntry(expected.text("hash_name"), expected.text("hash"));
        }
        if (expected.hasValue("metadata_hashes")) {
            assertThat(pairs(file.metadataHashes())).isEqualTo(expected.textMap("metadata_hashes"));
        }
    }

    private static Map<String, String> pairs(List<String> texts) {
        Map<String, String> pairs = new HashMap<>();
        for (int i = 0; i < texts.size(); i += 2) {
            pairs.put(texts.get(i), texts.get(i + 1));
        }
        return pairs;
    }

    @ParameterizedTest
    @MethodSource("names")
    void findsWhereANameEndsAndItsVersionBegins(Conformance.Case one) {
        List<String> input = one.json().texts("input");
        PackageName project = PackageName.of(input.get(1));
        Optional<String> version = SdistFilename.versionText(input.get(0), project);
        Json expected = one.json().find("expected").orElse(Json.parse("null"));
        if (one.json().text("function").equals("find_name_version_sep")) {
            assertThat(version.map(found -> (long) (input.get(0).length() - found.length() - 1)))
                    .isEqualTo(
                            expected.isNull()
                                    ? Optional.empty()
                                    : Optional.of(expected.asNumber()));
        } else {
            assertThat(version).isEqualTo(text(expected));
        }
    }
}

package dev.wardian.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.stack.page.PackagePage;
import dev.wardian.stack.page.PackagePage.View;
import dev.wardian.stack.tree.PackageGraph;
import dev.wardian.standards.marker.MarkerEnvironment;
import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.Version;
import dev.wardian.testkit.Json;
import dev.wardian.testkit.WheelMaker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackagePageTest {
    private static final Pattern SCRIPT =
            Pattern.compile("<script([^>]*)>(.*?)</script>", Pattern.DOTALL);
    private static final Pattern REFERENCE =
            Pattern.compile("<[a-z]+ [^>]*\\b(src|href|srcset|action)\\s*=|@import|url\\(");
    private static final String ON_A_LINE = "</script><script>alert(1)</script>\"'&<!--";

    @TempDir Path folder;

    private static PackagePage page(Playground play) {
        return play.wardian.inspector().page(play.environment(), Set.of());
    }

    private static Json data(String html) {
        return Json.parse(json(html));
    }

    private static String json(String html) {
        var scripts = SCRIPT.matcher(html);
        assertThat(scripts.find()).isTrue();
        assertThat(scripts.group(1)).contains("application/json");
        return scripts.group(2);
    }

    private static Json named(Json data, String name) {
        return data.list("packages").stream()
                .filter(one -> one.text("name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void tellsRolesSizesAndReasons() {
        try (var play = new Playground(folder, "a 1.0 -> b>=1; b 1.0; lone 1.0")) {
            play.index.add(
                    WheelMaker.wheel("big 1.0").zeros("big/data/weights.bin", 3_000_000).make());
            play.install("a", "lone", "big");

            var html = page(play).html(View.GRAPH);

            var data = data(html);
            assertThat(data.text("kind")).isEqualTo("environment");
            assertThat(named(data, "a").text("role")).isEqualTo("top");
            assertThat(named(data, "b").text("role")).isEqualTo("plain");
            assertThat(named(data, "big").number("bytes")).isGreaterThan(3_000_000);
            assertThat(html)
                    .contains("<td>a → b</td>")
                    .contains("weights.bin")
                    .contains("\">=1\"".replace(">", "\\u003e"))
                    .contains("data-view=\"graph\"");
        }
    }

    @Test
    void marksWhatIsMissingAndWhatConflicts() {
        var graph =
                PackageGraph.of(
                        List.of(entry("a", "1", "b>=2", "gone"), entry("b", "1"), entry("c", "1")),
                        MarkerEnvironment.of(Map.of("sys_platform", "linux")));

        var html = new PackagePage("x.toml", graph, Optional.empty(), Map.of()).html(View.GRAPH);

        var data = data(html);
        assertThat(named(data, "gone").text("role")).isEqualTo("missing");
        assertThat(named(data, "b").flag("conflict")).isTrue();
        assertThat(named(data, "c").text("role")).isEqualTo("top");
        assertThat(html)
                .contains("2 requirements not met")
                .contains("[0, 1, \"\\u003e=2\", \"conflict\"]")
                .contains("[0, 3, \"\", \"missing\"]");
    }

    private static PackageGraph.Entry entry(String name, String version, String... requirements) {
        var found = Version.parse(version);
        return new PackageGraph.Entry(
                PackageName.of(name),
                Optional.of(found),
                CoreMetadata.of(
                        PackageName.of(name),
                        found,
                        Optional.empty(),
                        Stream.of(requirements).map(Requirement::parse).toList(),
                        new TreeSet<>()),
                false);
    }

    @Test
    void loadsNothingAndRunsNothingButItsOwnScripts() throws NoSuchAlgorithmException {
        try (var play = new Playground(folder, "a 1.0 -> b; b 1.0")) {
            play.install("a");

            var html = page(play).html(View.SIZE);

            var outside = SCRIPT.matcher(html).replaceAll("");
            assertThat(REFERENCE.matcher(outside).find()).isFalse();
            var policy =
                    html.substring(html.indexOf("script-src"), html.indexOf("\">\n<meta name"));
            assertThat(html).contains("default-src 'none'");
            assertThat(digests(html)).hasSize(2).allSatisfy(it -> assertThat(policy).contains(it));
            assertThat(policy).doesNotContain("unsafe");
        }
    }

    @Test
    void keepsHostileTextsText() {
        try (var play = new Playground(folder, "a 1.0")) {
            play.index.add(
                    WheelMaker.wheel("evil 1.0")
                            .metadata("Summary: " + ON_A_LINE)
                            .metadata("License-Expression: " + ON_A_LINE)
                            .file("evil/</script><img src=x onerror=alert(2)>.py", "x = 1\n")
                            .file("evil/line\u2028separator.py", "x = 1\n")
                            .make());
            play.install("evil", "a");

            var html = page(play).html(View.TABLE);

            assertThat(SCRIPT.matcher(html).results().count()).isEqualTo(3);
            assertThat(html.split("</script>", -1)).hasSize(4);
            assertThat(SCRIPT.matcher(html).replaceAll("")).doesNotContain("<img");
            assertThat(json(html)).doesNotContain("<").doesNotContain("\u2028");
            var evil = named(data(html), "evil");
            assertThat(evil.text("summary")).isEqualTo(ON_A_LINE);
            assertThat(evil.text("licence")).startsWith("</script>");
        }
    }

    @Test
    void writesTheSameBytesAgain() {
        try (var play = new Playground(folder, "a 1.0 -> b, c; b 1.0 -> c; c 1.0 -> a")) {
            play.install("a");

            assertThat(page(play).html(View.GRAPH)).isEqualTo(page(play).html(View.GRAPH));
        }
    }

    private static List<String> digests(String html) throws NoSuchAlgorithmException {
        var digests = new ArrayList<String>();
        var scripts = SCRIPT.matcher(html);
        while (scripts.find()) {
            if (scripts.group(1).isEmpty()) {
                var bytes = scripts.group(2).getBytes(StandardCharsets.UTF_8);
                var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
                digests.add("'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
            }
        }
        return digests;
    }
}

package dev.wardian.host.rpm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Packages as `primary.xml` has them.
class RpmResolverTest {
    private final StringBuilder index = new StringBuilder();
    private RpmPool pool;

    @BeforeEach
    void begin() {
        pool = new RpmPool("x86_64");
        index.append("<?xml version=\"1.0\"?>\n<metadata>");
    }

    /// @param said lines such as `requires b >= 1`, `file /usr/bin/x`
    private void offer(String name, String version, String... said) {
        StringBuilder files = new StringBuilder();
        StringBuilder format = new StringBuilder("<format>");
        format.append(entries("provides", name + " = " + version));
        for (String line : said) {
            String[] parts = line.split(" ", 2);
            if (parts[0].equals("file")) {
                files.append("<file>").append(parts[1]).append("</file>");
            } else {
                format.append(entries(parts[0], parts[1]));
            }
        }
        String[] evr = version.split("-", 2);
        index.append("<package type=\"rpm\"><name>")
                .append(name)
                .append("</name><arch>noarch</arch><version epoch=\"0\" ver=\"")
                .append(evr[0])
                .append("\" rel=\"")
                .append(evr.length > 1 ? evr[1] : "1")
                .append("\"/><checksum type=\"sha256\">00</checksum><summary>a &amp; b</summary>")
                .append(format)
                .append(files)
                .append("</format></package>");
    }

    private static String entries(String kind, String relation) {
        RpmRelation one = RpmRelation.parse(relation);
        String bound =
                one.bound()
                        .map(
                                it ->
                                        " flags=\""
                                                + switch (it.sense()) {
                                                    case LESS -> "LT";
                                                    case AT_MOST -> "LE";
                                                    case EQUAL -> "EQ";
                                                    case AT_LEAST -> "GE";
                                                    case GREATER -> "GT";
                                                }
                                                + "\" epoch=\"0\" ver=\""
                                                + it.version().version()
                                                + "\""
                                                + it.version()
                                                        .release()
                                                        .map(release -> " rel=\"" + release + "\"")
                                                        .orElse(""))
                        .orElse("");
        return "<rpm:"
                + kind
                + "><rpm:entry name=\""
                + one.name().replace("<", "&lt;")
                + "\""
                + bound
                + "/></rpm:"
                + kind
                + ">";
    }

    private RpmResolution resolve(String... requests) {
        index.append("</metadata>");
        pool.add("r", index.toString().getBytes(StandardCharsets.UTF_8));
        return new RpmResolver(pool)
                .resolve(List.of(requests).stream().map(RpmRelation::parse).toList());
    }

    private List<String> names(String... requests) {
        return switch (resolve(requests)) {
            case RpmResolution.Solved(var packages) ->
                    packages.stream()
                            .map(one -> one.coming().name() + " " + one.coming().version())
                            .toList();
            case RpmResolution.Unsolvable(var reasons) -> List.of("no: " + reasons);
        };
    }

    @Test
    void takesTheNewestThatFits() {
        offer("a", "1-1", "requires b < 2");
        offer("b", "1-1");
        offer("b", "2-1");

        assertThat(names("a")).containsExactly("a 1-1", "b 1-1");
    }

    @Test
    void findsCapabilitiesAndFiles() {
        offer("a", "1-1", "requires libx.so.1()(64bit)", "requires /usr/bin/tool");
        offer("x-libs", "1-1", "provides libx.so.1()(64bit)");
        offer("tools", "1-1", "file /usr/bin/tool");

        assertThat(names("a")).containsExactly("a 1-1", "tools 1-1", "x-libs 1-1");
    }

    @Test
    void prefersWhatIsComingAnyhow() {
        offer("a", "1-1", "requires cap", "requires zz");
        offer("mm", "1-1", "provides cap");
        offer("zz", "1-1", "provides cap");

        assertThat(names("a")).containsExactly("a 1-1", "zz 1-1");
    }

    @Test
    void keepsConflictsAndWhatIsObsoleteApart() {
        offer("a", "1-1", "requires b", "requires c");
        offer("b", "2-1", "conflicts c >= 2");
        offer("c", "1-1");
        offer("c", "2-1");
        offer("d", "1-1", "obsoletes c < 2");

        assertThat(names("a", "d")).first().asString().startsWith("no: ").contains("obsoletes");
    }

    @Test
    void namesTheConditionThatItDoesNotKnow() {
        offer("a", "1-1", "requires (b if c)");

        assertThat(names("a").getFirst()).contains("a-1-1.noarch").contains("(b if c)");
    }

    @Test
    void leavesWhatIsInstalledAlone() {
        pool.addInstalled(
                InstalledRpms.parse(
                                List.of("N b", "V 0:1-1", "A noarch", "P b = 1-1", "F /usr/bin/b"))
                        .getFirst());
        offer("a", "1-1", "requires b", "requires /usr/bin/b");
        offer("b", "2-1");

        assertThat(names("a")).containsExactly("a 1-1");
    }

    @Test
    void saysThatNothingOffersIt() {
        offer("a", "1-1", "requires gone >= 3");

        assertThat(names("a").getFirst()).contains("`gone >= 3`, which nothing offers");
    }

    @Test
    void refusesDamagedIndexes() {
        for (String text :
                List.of("<metadata><package", "<!DOCTYPE x []><a/>", "<a b=c>", "<a>&e;</a>")) {
            assertThatThrownBy(
                            () ->
                                    new RpmPool("x86_64")
                                            .add("r", text.getBytes(StandardCharsets.UTF_8)))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}

package dev.wardian.stack.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardian.stack.exchange.RequirementsLine.Required;
import dev.wardian.standards.SyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequirementsTextTest {

    private static List<RequirementsLine> parse(String text) {
        return RequirementsText.parse(text, name -> Optional.empty());
    }

    private static Required only(String text) {
        return (Required) parse(text).getFirst();
    }

    @Test
    void knowsLineAndColumnOfContinuedAndIndentedLines() {
        var lines = parse("# top\n\n  numpy \\\n   >=2\n\tflask\n");
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst().line()).isEqualTo(3);
        assertThat(lines.getFirst().column()).isEqualTo(3);
        assertThat(lines.get(1).line()).isEqualTo(5);
        assertThat(lines.get(1).column()).isEqualTo(2);
    }

    @Test
    void countsLinesWithAnyLineBreak() {
        assertThat(parse("a\r\nb\rc\nd").getLast().line()).isEqualTo(4);
    }

    @Test
    void putsInVariablesThatAreSetAndLeavesOthers() {
        var lines =
                RequirementsText.parse(
                        "-i https://${TOKEN}@index.invalid/${unset}/${OTHER}",
                        name -> name.equals("TOKEN") ? Optional.of("secret") : Optional.empty());
        assertThat(lines.getFirst())
                .isEqualTo(
                        new RequirementsLine.IndexUrl(
                                1, 1, "https://secret@index.invalid/${unset}/${OTHER}"));
    }

    @Test
    void readsOptionsOfOneRequirement() {
        var line =
                only(
                        "numpy==1 --hash=sha256:aa --hash sha512:bb -C key=1 --config-settings"
                                + " key=2 --global-option=\"-x y\"");
        assertThat(line.text()).isEqualTo("numpy==1");
        assertThat(line.hashes()).containsExactly("sha256:aa", "sha512:bb");
        assertThat(line.configSettings()).containsEntry("key", List.of("1", "2"));
        assertThat(line.globalOptions()).containsExactly("-x y");
    }

    @Test
    void takesAllThatFollowsEditable() {
        var line = only("-e ./package[a, b] ; python_version >= '3.9'");
        assertThat(line.editable()).isTrue();
        assertThat(line.text()).isEqualTo("./package[a, b] ; python_version >= '3.9'");
    }

    @Test
    void pointsAtAnUnknownOption() {
        assertThatThrownBy(() -> parse("flask\n  --bogus x\n"))
                .isInstanceOfSatisfying(
                        SyntaxException.class,
                        problem -> {
                            assertThat(problem.position()).isEqualTo(8);
                            assertThat(problem.expected()).contains("`--bogus`");
                        });
    }

    @Test
    void pointsAtAQuoteThatNeverCloses() {
        assertThatThrownBy(() -> parse("flask --hash=\"sha256:aa"))
                .isInstanceOfSatisfying(
                        SyntaxException.class,
                        problem -> assertThat(problem.position()).isEqualTo(13));
    }

    @Test
    void decodesByByteOrderMarkAndByCodingComment() {
        assertThat(TextEncoding.decode("\ufeffdjango".getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo("django");
        assertThat(TextEncoding.decode("\ufeffdjango".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("django");
        var latin = "# -*- coding: latin-1 -*-\n# \u00fc\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(TextEncoding.decode(latin)).endsWith("\u00fc\n");
    }

    @Test
    void refusesBytesThatAreNoText() {
        assertThatThrownBy(() -> TextEncoding.decode(new byte[] {'a', (byte) 0xff}))
                .isInstanceOfSatisfying(
                        SyntaxException.class,
                        problem -> assertThat(problem.position()).isEqualTo(1));
    }
}

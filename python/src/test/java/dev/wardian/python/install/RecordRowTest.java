package dev.wardian.python.install;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordRowTest {
    /// The second was found by fuzzing.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"a, \"\"b\"\"\",sha256=x,7\n",
                "a,\"\"\"\"\"b,sha256=x\"\"\"c,72\n",
                "\"a\nb\",,\n"
            })
    void isReadAgainAsItWasWritten(String text) {
        var rows = RecordRow.parse(text);

        var written = new StringBuilder();
        rows.forEach(row -> written.append(row).append('\n'));

        assertThat(rows).isNotEmpty();
        assertThat(RecordRow.parse(written.toString())).isEqualTo(rows);
    }
}

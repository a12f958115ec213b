package dev.wardian.stack.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PoetryVersionsTest {

    /// From Poetry's documentation, "Dependency specification".
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "^1.2.3|>=1.2.3,<2",
                "^1.2|>=1.2,<2",
                "^1|>=1,<2",
                "^0.2.3|>=0.2.3,<0.3",
                "^0.0.3|>=0.0.3,<0.0.4",
                "^0.0|>=0.0,<0.1",
                "^0|>=0,<1",
                "~1.2.3|>=1.2.3,<1.3",
                "~1.2|>=1.2,<1.3",
                "~1|>=1,<2",
                "1.2.*|==1.2.*",
                "1.2.3|==1.2.3",
                ">= 1.2, < 1.5|>=1.2,<1.5",
                ">=1.2 <1.5|>=1.2,<1.5",
                "~=1.4.2|~=1.4.2",
                "!= 1.2.3|!=1.2.3",
            })
    void means(String poetry, String specifiers) {
        assertThat(PoetryVersions.specifiers(poetry)).contains(specifiers);
    }

    @Test
    void saysNothingForAnyVersionAndCannotSayAlternatives() {
        assertThat(PoetryVersions.specifiers("*")).contains("");
        assertThat(PoetryVersions.specifiers("^1.0 || ^3.0")).isEmpty();
    }

    @Test
    void saysAlternativesWithoutAGapAsOneRange() {
        assertThat(PoetryVersions.specifiers("^1.26 || ^2.0")).contains(">=1.26,<3");
        assertThat(PoetryVersions.specifiers("^2.0 | >=1.2,<2.4 || ^3")).contains(">=1.2,<4");
        assertThat(PoetryVersions.specifiers("^1.26 || ^2.1")).isEmpty();
        assertThat(PoetryVersions.specifiers("^1.26 || 2.0")).isEmpty();
    }

    @Test
    void turnsPythonIntoMarkers() {
        assertThat(PoetryVersions.pythonMarker(">=3.8,<3.10.2"))
                .contains("python_version >= '3.8' and python_full_version < '3.10.2'");
        assertThat(PoetryVersions.pythonMarker("*")).isEmpty();
    }
}

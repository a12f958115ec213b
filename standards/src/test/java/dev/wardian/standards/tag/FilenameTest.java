package dev.wardian.standards.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import org.junit.jupiter.api.Test;

class FilenameTest {
    @Test
    void findsTheVersionBehindADashedNameByItsProject() {
        PackageName project = PackageName.of("backports.ssl-match-hostname");
        SdistFilename sdist =
                SdistFilename.parse("backports.ssl-match-hostname-3.7.0.1.tar.gz", project);
        assertThat(sdist.name()).isEqualTo(project);
        assertThat(sdist.version()).isEqualTo(Version.parse("3.7.0.1"));
        assertThat(SdistFilename.parse("example-1.0-1.zip", PackageName.of("example")).version())
                .isEqualTo(Version.parse("1.0.post1"));
    }

    @Test
    void refusesTheSdistOfAnotherProject() {
        assertThatThrownBy(() -> SdistFilename.parse("example-1.0.tar.gz", PackageName.of("other")))
                .isInstanceOf(SyntaxException.class)
                .hasMessageContaining("`other`");
    }

    @Test
    void prefersTheHigherBuild() {
        WheelFilename first = WheelFilename.parse("example-1.0-2-py3-none-any.whl");
        WheelFilename second = WheelFilename.parse("example-1.0-10b-py3-none-any.whl");
        assertThat(first.build().orElseThrow()).isLessThan(second.build().orElseThrow());
    }

    @Test
    void writesNamesInTheirNormalForm() {
        assertThat(WheelFilename.parse("Foo.Bar-1.0.0RC1-01x-PY3-none-any.whl"))
                .hasToString("foo_bar-1.0.0rc1-1x-py3-none-any.whl");
        assertThat(SdistFilename.parse("Foo_Bar-1.0.tar.gz")).hasToString("foo_bar-1.0.tar.gz");
    }
}

package dev.wardian.standards.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.SpecifierSet;
import dev.wardian.standards.version.Version;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CoreMetadataTest {
    private static final String USUAL =
            """
            Metadata-Version: 2.1
            Name: Foo_Bar
            Version: 1.0
            Summary: something
              else
            Requires-Python: >=3.8
            Requires-Dist: a (>=1)
            Requires-Dist: b ; extra == 'test'
            Provides-Extra: test

            Requires-Dist: not-this
            """;

    private static CoreMetadata parse(String text) {
        return CoreMetadata.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsWhatResolutionNeeds() {
        CoreMetadata metadata = parse(USUAL);
        assertThat(metadata.metadataVersion()).isEqualTo("2.1");
        assertThat(metadata.name()).isEqualTo(PackageName.of("foo-bar"));
        assertThat(metadata.version()).isEqualTo(Version.parse("1.0"));
        assertThat(metadata.requiresPython()).contains(SpecifierSet.parse(">=3.8"));
        assertThat(metadata.requiresDist())
                .containsExactly(
                        Requirement.parse("a>=1"), Requirement.parse("b; extra == 'test'"));
        assertThat(metadata.providesExtra()).containsExactly(ExtraName.of("test"));
    }

    @Test
    void readsAnyLineEndingAndAByteOrderMark() {
        CoreMetadata expected = parse(USUAL);
        assertThat(parse(USUAL.replace("\n", "\r\n"))).isEqualTo(expected);
        assertThat(parse(USUAL.replace('\n', '\r'))).isEqualTo(expected);
        assertThat(parse("\ufeff" + USUAL)).isEqualTo(expected);
    }

    @Test
    void joinsFoldedValues() {
        CoreMetadata metadata =
                parse("Name: a\nVersion: 1\nRequires-Dist: b\n  >=1;\n\tos_name == 'nt'\n");
        assertThat(metadata.requiresDist())
                .containsExactly(Requirement.parse("b>=1; os_name == 'nt'"));
    }

    @Test
    void forgivesWhatOldMetadataGotWrong() {
        CoreMetadata metadata =
                parse(
                        """
                        NAME: a
                        version:1.0
                        Name: other
                        Requires-Python: >=2.7,
                        Requires-Dist: b (>=1.9.*)
                        Provides-Extra: -no-
                        Author: Tarek Ziadé \u0000
                        """);
        assertThat(metadata.name()).isEqualTo(PackageName.of("a"));
        assertThat(metadata.requiresPython()).contains(SpecifierSet.parse(">=2.7"));
        assertThat(metadata.requiresDist()).containsExactly(Requirement.parse("b>=1.9"));
        assertThat(metadata.providesExtra()).isEmpty();
    }

    @Test
    void namesTheFieldThatMeansNothing() {
        assertThatThrownBy(() -> parse("Name: a\nVersion: 1\nRequires-Dist: ???\n"))
                .isInstanceOf(SyntaxException.class)
                .hasMessageContaining("`requires-dist`");
        assertThatThrownBy(() -> parse("Name: a\n"))
                .isInstanceOf(SyntaxException.class)
                .hasMessageContaining("`Version`");
        assertThatThrownBy(() -> parse("")).isInstanceOf(SyntaxException.class);
    }

    @Test
    void trustsAnSdistOnlyFromVersionTwoPointTwo() {
        String rest = "Name: a\nVersion: 1\n";
        assertThat(parse("Metadata-Version: 2.1\n" + rest).hasStaticDependencies()).isFalse();
        assertThat(parse("Metadata-Version: 2.2\n" + rest).hasStaticDependencies()).isTrue();
        assertThat(parse("Metadata-Version: 2.10\n" + rest).hasStaticDependencies()).isTrue();
        assertThat(parse(rest).hasStaticDependencies()).isFalse();
        assertThat(
                        parse("Metadata-Version: 2.2\nDynamic: Requires-DIST\n" + rest)
                                .hasStaticDependencies())
                .isFalse();
        assertThat(
                        parse("Metadata-Version: 2.2\nDynamic: Summary\n" + rest)
                                .hasStaticDependencies())
                .isTrue();
    }

    @Test
    void readsDamagedBytesOrRefusesThem() {
        byte[] usual = USUAL.getBytes(StandardCharsets.UTF_8);
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            byte[] damaged = usual.clone();
            for (int count = 1 + random.nextInt(6); count > 0; count--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                CoreMetadata read = CoreMetadata.parse(damaged);
                assertThat(read.name()).as("seed %d", seed).isNotNull();
            } catch (SyntaxException fault) {
                assertThat(fault).as("seed %d", seed).hasMessageStartingWith("expected ");
            }
            assertThat(RawMetadata.parse(damaged)).as("seed %d", seed).isNotNull();
        }
    }
}

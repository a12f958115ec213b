package dev.wardian.standards.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VersionRangeTest {
    @Test
    void speaksTheLanguageOfSpecifiers() {
        assertThat(range(">=1.2,<2")).hasToString(">=1.2,<2");
        assertThat(range("==1.4")).hasToString("==1.4");
        assertThat(range("==1.4.*")).hasToString("==1.4.*");
        assertThat(range(">1.4")).hasToString(">1.4");
        assertThat(range("<=1.4")).hasToString("<=1.4");
        assertThat(range("!=1.5")).hasToString("!=1.5");
        assertThat(range("~=1.4.2")).hasToString(">=1.4.2,<1.5");
        assertThat(range("<1").union(range(">=3"))).hasToString("<1 | >=3");
        assertThat(VersionRange.full()).hasToString("*");
        assertThat(VersionRange.empty()).hasToString("∅");
    }

    @Test
    void speaksOfRangesThatNoSpecifierMeans() {
        assertThat(range(">1.0").complement()).hasToString("<=1.0.post*");
        assertThat(VersionRange.singleton(Version.parse("1.0"))).hasToString(">=1.0,<=1.0");
    }

    @Test
    void knowsASingletonFromTheVersionWithItsLocals() {
        Version version = Version.parse("1.0");
        assertThat(VersionRange.singleton(version).asSingleton()).contains(version);
        assertThat(range("==1.0").asSingleton()).isEmpty();
        assertThat(VersionRange.singleton(version).contains(Version.parse("1.0+cpu"))).isFalse();
        assertThat(range("==1.0").contains(Version.parse("1.0+cpu"))).isTrue();
    }

    @Test
    void holdsOneFormForEqualSets() {
        assertThat(range(">1.0a1")).isEqualTo(range(">=1.0a2.dev0"));
        assertThat(range("<=1.0")).isEqualTo(range("<1.0.post0"));
        assertThat(range(">=0.dev0").isFull()).isTrue();
        assertThat(range("<0").isEmpty()).isTrue();
    }

    @Test
    void leavesOutWhatNoExistingVersionNeeds() {
        List<Version> existing =
                List.of(Version.parse("1.0"), Version.parse("1.1"), Version.parse("2.0"));
        assertThat(range("!=1.0.5,!=1.5").simplify(existing)).hasToString("*");
        assertThat(range("==1.0").union(range("==1.1")).simplify(existing))
                .hasToString(">=1.0,<=1.1");
        assertThat(range(">=3").simplify(existing).isEmpty()).isTrue();
    }

    @Test
    void findsTheReleaseAboveAPlace() {
        assertThat(Cut.before(Version.parse("3.12.dev0")).nextRelease(2))
                .contains(Version.parse("3.12"));
        assertThat(Cut.after(Version.parse("3.11.4")).nextRelease(2))
                .contains(Version.parse("3.12"));
        assertThat(Cut.after(Version.parse("3.11.4")).nextRelease(3))
                .contains(Version.parse("3.11.5"));
        assertThat(Cut.afterPosts(Version.parse("3.11")).nextRelease(3))
                .contains(Version.parse("3.11.1"));
        assertThat(Cut.after(Version.parse("3.11.0a6")).nextRelease(3))
                .contains(Version.parse("3.11"));
        assertThat(Cut.BOTTOM.nextRelease(3)).contains(Version.parse("0"));
        assertThat(Cut.TOP.nextRelease(3)).isEmpty();
        assertThat(Cut.before(Version.parse("1!1")).nextRelease(3)).isEmpty();
    }

    private static VersionRange range(String specifiers) {
        return SpecifierSet.parse(specifiers).toRange();
    }
}

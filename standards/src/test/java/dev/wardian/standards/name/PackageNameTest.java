package dev.wardian.standards.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardian.standards.SyntaxException;
import org.junit.jupiter.api.Test;

class PackageNameTest {
    @Test
    void isEqualToItsOtherSpellings() {
        PackageName name = PackageName.of("Foo._-Bar");
        assertThat(name).isEqualTo(PackageName.of("foo-bar")).hasToString("foo-bar");
        assertThat(name.underscored()).isEqualTo("foo_bar");
        assertThat(ExtraName.of("A_b")).isEqualTo(ExtraName.of("a.B"));
        assertThat(GroupName.of("Dev")).isEqualTo(GroupName.of("dev"));
    }

    @Test
    void pointsAtWhatDoesNotBelong() {
        assertThatThrownBy(() -> PackageName.of("foo bar"))
                .isInstanceOfSatisfying(
                        SyntaxException.class, e -> assertThat(e.position()).isEqualTo(3));
        assertThatThrownBy(() -> PackageName.of("foo-"))
                .isInstanceOfSatisfying(
                        SyntaxException.class, e -> assertThat(e.position()).isEqualTo(3));
        assertThat(PackageName.tryOf("")).isEmpty();
        assertThat(PackageName.tryOf("naïve")).isEmpty();
    }
}

package dev.wardian.stack.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardian.stack.exchange.WrittenRequirement.Located;
import dev.wardian.standards.SyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WrittenRequirementTest {

    private static final Path BASE = Path.of("/base");

    private static Located located(String text) {
        return (Located) WrittenRequirement.parse(text, BASE);
    }

    @Test
    void readsPathsRelativeToTheirBase() {
        assertThat(located("./a b[x] ; os_name == 'posix'").location())
                .isEqualTo(new Location.Local(Path.of("/base/a b"), Optional.empty(), Map.of()));
        assertThat(located("./folder[x,Y]").extras()).hasToString("[x, y]");
        assertThat(located("../other").location())
                .isEqualTo(new Location.Local(Path.of("/other"), Optional.empty(), Map.of()));
    }

    @Test
    void takesTheNameOfAWheelFromItsFile() {
        assertThat(located("dist/my_thing-1.0-py3-none-any.whl").name().orElseThrow())
                .hasToString("my-thing");
    }

    @Test
    void readsNamedAddressesWithExtrasAndMarker() {
        var found = located("thing[a] @ git+https://host/x.git@v1 ; python_version > '3'");
        assertThat(found.name().orElseThrow()).hasToString("thing");
        assertThat(found.marker()).isPresent();
        assertThat(found.location())
                .isEqualTo(
                        new Location.Repository(
                                "git", "https://host/x.git", Optional.of("v1"), Optional.empty()));
    }

    @Test
    void readsSubdirectoryAndDigestFromTheFragment() {
        var found = located("https://host/a.tar.gz#egg=thing&subdirectory=in/side&sha256=AB");
        assertThat(found.location())
                .isEqualTo(
                        new Location.Remote(
                                "https://host/a.tar.gz",
                                Optional.of("in/side"),
                                Map.of("sha256", "ab")));
        assertThat(found.name().orElseThrow()).hasToString("thing");
    }

    @Test
    void keepsTheUserOfARepositoryApartFromItsRevision() {
        assertThat(located("git+ssh://git@host/x.git").location())
                .isEqualTo(
                        new Location.Repository(
                                "git", "ssh://git@host/x.git", Optional.empty(), Optional.empty()));
    }

    @Test
    void refusesVersionControlThatNobodyKnows() {
        assertThatThrownBy(() -> located("novcs+http://example.com#egg=a"))
                .isInstanceOf(SyntaxException.class);
    }
}

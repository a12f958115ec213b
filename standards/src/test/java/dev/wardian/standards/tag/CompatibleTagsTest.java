package dev.wardian.standards.tag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompatibleTagsTest {
    private static final List<String> LINUX = PlatformTags.glibc(2, 35, "x86_64");

    @Test
    void ranksEveryTagByItsPlaceInTheOrder() {
        CompatibleTags tags = CompatibleTags.forCpython(3, 13, false, LINUX);
        List<WheelTag> all = tags.tags();
        for (int i = 0; i < all.size(); i++) {
            assertThat(tags.rank(wheel(all.get(i).toString()))).hasValue(i);
        }
        assertThat(CompatibleTags.of(all).tags()).isEqualTo(all);
        assertThat(CompatibleTags.of(all).rank(wheel(all.getLast().toString())))
                .hasValue(all.size() - 1);
    }

    @Test
    void prefersTheNewestPlatformThatFits() {
        CompatibleTags tags = CompatibleTags.forCpython(3, 13, false, LINUX);
        assertThat(rank(tags, "cp313-cp313-manylinux_2_28_x86_64"))
                .isLessThan(rank(tags, "cp313-cp313-manylinux_2_17_x86_64.manylinux2014_x86_64"))
                .isLessThan(rank(tags, "cp311-abi3-manylinux_2_28_x86_64"))
                .isLessThan(rank(tags, "py3-none-any"));
        assertThat(tags.rank(wheel("cp313-cp313-manylinux_2_36_x86_64"))).isEmpty();
        assertThat(tags.rank(wheel("cp313-cp313-win_amd64"))).isEmpty();
    }

    @Test
    void keepsBuildsWithoutAGlobalLockApart() {
        CompatibleTags tags = CompatibleTags.forCpython(3, 13, true, LINUX);
        assertThat(tags.rank(wheel("cp313-cp313t-manylinux_2_28_x86_64"))).isPresent();
        assertThat(tags.rank(wheel("cp313-cp313-manylinux_2_28_x86_64"))).isEmpty();
        assertThat(tags.rank(wheel("cp311-abi3-manylinux_2_28_x86_64"))).isEmpty();
        assertThat(tags.rank(wheel("py3-none-any"))).isPresent();
    }

    @Test
    void givesPypyItsOwnTags() {
        CompatibleTags tags = CompatibleTags.forPypy(3, 10, "pypy310_pp73", LINUX);
        assertThat(rank(tags, "pp310-pypy310_pp73-manylinux_2_17_x86_64"))
                .isLessThan(rank(tags, "pp3-none-any"))
                .isLessThan(rank(tags, "py3-none-any"));
        assertThat(tags.rank(wheel("cp310-cp310-manylinux_2_17_x86_64"))).isEmpty();
    }

    @Test
    void readsWheelNamesWhateverTheirCase() {
        CompatibleTags tags =
                CompatibleTags.forCpython(3, 13, false, PlatformTags.windows("amd64"));
        assertThat(tags.rank(wheel("CP313-cp313-Win_AMD64"))).hasValue(0);
    }

    @Test
    void lists32BitArmBehindItsSuccessor() {
        List<String> platforms = new ArrayList<>(PlatformTags.glibc(2, 17, "armv8l"));
        assertThat(platforms)
                .containsExactly(
                        "manylinux_2_17_armv8l",
                        "manylinux2014_armv8l",
                        "manylinux_2_17_armv7l",
                        "manylinux2014_armv7l",
                        "linux_armv8l",
                        "linux_armv7l");
    }

    private static int rank(CompatibleTags tags, String compressed) {
        return tags.rank(wheel(compressed)).orElseThrow();
    }

    private static WheelFilename wheel(String compressed) {
        return WheelFilename.parse("example-1.0-" + compressed + ".whl");
    }
}

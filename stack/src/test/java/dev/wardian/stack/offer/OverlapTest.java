package dev.wardian.stack.offer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.SpecifierSet;
import dev.wardian.standards.version.Version;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverlapTest {
    private static final List<Version> OFFERED =
            List.of(Version.parse("3"), Version.parse("2"), Version.parse("1"));

    private static Overlap overlap(String... asked) {
        var claims = new ArrayList<Claim>();
        for (var one : asked) {
            claims.add(new Claim("who" + claims.size(), SpecifierSet.parse(one), false));
        }
        return Overlap.of(PackageName.of("a"), claims, OFFERED, true);
    }

    @Test
    void leavesWhatAllAccept() {
        assertThat(overlap(">=2", "<3").versions()).containsExactly(Version.parse("2"));
        assertThat(overlap(">=2", "<3").clashes()).isEmpty();
        assertThat(overlap().versions()).isEqualTo(OFFERED);
    }

    @Test
    void namesWhoLeavesNothingBetweenThem() {
        var overlap = overlap(">=3", "<2", ">=1");

        assertThat(overlap.versions()).isEmpty();
        assertThat(overlap.clashes())
                .singleElement()
                .satisfies(
                        clash -> {
                            assertThat(clash.one().who()).isEqualTo("who0");
                            assertThat(clash.other().who()).isEqualTo("who1");
                        });
    }
}

package dev.wardian.standards.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.marker.Marker;
import dev.wardian.standards.marker.RandomMarkers;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.SpecifierSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Laws of requirements over random ones; the seed is part of every failure.
class RequirementProperty {
    private static final List<String> NAMES = List.of("a", "zope.interface", "A__b-C", "x2");
    private static final List<String> SPECIFIERS =
            List.of("", ">=1", "==1.*,!=1.2", "~=2.0.1", "===odd", "<3,>=2.0a1", "==1+cpu.1");
    private static final String NOISE = "[](),;@=<>!~.*'\" \t\nab1_-";

    private static Requirement requirement(Random random) {
        SortedSet<ExtraName> extras = new TreeSet<>();
        for (int count = random.nextInt(3); count > 0; count--) {
            extras.add(ExtraName.of(pick(NAMES, random)));
        }
        boolean direct = random.nextInt(4) == 0;
        Optional<Marker> marker =
                random.nextBoolean()
                        ? Optional.of(new RandomMarkers(random).marker(2))
                        : Optional.empty();
        return new Requirement(
                PackageName.of(pick(NAMES, random)),
                extras,
                direct ? SpecifierSet.ANY : SpecifierSet.parse(pick(SPECIFIERS, random)),
                direct ? Optional.of("https://example.com/a;b?c#d") : Optional.empty(),
                marker);
    }

    private static String pick(List<String> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }

    @Test
    void isReadBackAsItWasWritten() {
        for (int seed = 0; seed < 2_000; seed++) {
            Requirement requirement = requirement(new Random(seed));
            assertThat(Requirement.parse(requirement.toString()))
                    .as("seed %d", seed)
                    .isEqualTo(requirement)
                    .hasToString(requirement.toString());
        }
    }

    @Test
    void isReadOrRefusedWithAPlaceInTheText() {
        for (int seed = 0; seed < 5_000; seed++) {
            Random random = new Random(seed);
            String text = damaged(requirement(random).toString(), random);
            try {
                Requirement read = Requirement.parse(text);
                assertThat(Requirement.parse(read.toString())).as("seed %d", seed).isEqualTo(read);
            } catch (SyntaxException fault) {
                assertThat(fault.text()).as("seed %d", seed).isEqualTo(text);
                assertThat(fault.position()).as("seed %d", seed).isBetween(0, text.length());
            }
        }
    }

    private static String damaged(String text, Random random) {
        StringBuilder damaged = new StringBuilder(text);
        for (int count = 1 + random.nextInt(3); count > 0; count--) {
            int place = random.nextInt(damaged.length() + 1);
            if (place < damaged.length() && random.nextBoolean()) {
                damaged.deleteCharAt(place);
            } else {
                damaged.insert(place, NOISE.charAt(random.nextInt(NOISE.length())));
            }
        }
        return damaged.toString();
    }
}

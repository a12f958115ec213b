package dev.wardian.standards.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionRangeProperty {
    private static final int ROUNDS = 300;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void operationsDecideVersionByVersion(long seed) {
        RandomVersions random = new RandomVersions(seed);
        List<Version> versions = random.versions(100);
        for (int i = 0; i < ROUNDS; i++) {
            VersionRange a = random.range();
            VersionRange b = random.range();
            VersionRange both = a.intersection(b);
            VersionRange either = a.union(b);
            VersionRange less = a.difference(b);
            VersionRange not = a.complement();
            for (Version version : versions) {
                String where = "seed " + seed + ", " + version + " in " + a + " and " + b;
                boolean inA = a.contains(version);
                boolean inB = b.contains(version);
                assertThat(both.contains(version)).as(where).isEqualTo(inA && inB);
                assertThat(either.contains(version)).as(where).isEqualTo(inA || inB);
                assertThat(less.contains(version)).as(where).isEqualTo(inA && !inB);
                assertThat(not.contains(version)).as(where).isEqualTo(!inA);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void lawsOfSetsHoldAsEqualities(long seed) {
        RandomVersions random = new RandomVersions(seed);
        for (int i = 0; i < ROUNDS; i++) {
            VersionRange a = random.range();
            VersionRange b = random.range();
            VersionRange c = random.range();
            String where = "seed " + seed + ": " + a + "; " + b + "; " + c;
            assertThat(a.complement().complement()).as(where).isEqualTo(a);
            assertThat(a.intersection(b)).as(where).isEqualTo(b.intersection(a));
            assertThat(a.union(b)).as(where).isEqualTo(b.union(a));
            assertThat(a.intersection(b).intersection(c))
                    .as(where)
                    .isEqualTo(a.intersection(b.intersection(c)));
            assertThat(a.union(b).union(c)).as(where).isEqualTo(a.union(b.union(c)));
            assertThat(a.intersection(b.union(c)))
                    .as(where)
                    .isEqualTo(a.intersection(b).union(a.intersection(c)));
            assertThat(a.union(b).complement())
                    .as(where)
                    .isEqualTo(a.complement().intersection(b.complement()));
            assertThat(a.union(a.complement()).isFull()).as(where).isTrue();
            assertThat(a.intersection(a.complement()).isEmpty()).as(where).isTrue();
            assertThat(a.isSubsetOf(b)).as(where).isEqualTo(a.difference(b).isEmpty());
            assertThat(a.isDisjoint(b)).as(where).isEqualTo(a.intersection(b).isEmpty());
            assertThat(a.union(b)).as(where).hasSameHashCodeAs(b.union(a));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void specifiersAndTheirRangesAgree(long seed) {
        RandomVersions random = new RandomVersions(seed);
        List<Version> versions = random.versions(100);
        for (int i = 0; i < ROUNDS; i++) {
            SpecifierSet specifiers = random.specifiers();
            VersionRange range = specifiers.toRange();
            for (Version version : versions) {
                boolean all =
                        specifiers.specifiers().stream().allMatch(each -> each.contains(version));
                assertThat(range.contains(version))
                        .as("seed %d, %s in %s", seed, version, specifiers)
                        .isEqualTo(all);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void specifiersSpeltForARangeMeanThatRange(long seed) {
        RandomVersions random = new RandomVersions(seed);
        for (int i = 0; i < ROUNDS; i++) {
            VersionRange range = random.range();
            range.toSpecifiers()
                    .ifPresent(
                            specifiers ->
                                    assertThat(specifiers.toRange())
                                            .as("seed %d, %s", seed, specifiers)
                                            .isEqualTo(range));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void simplifyingChangesNothingAmongWhatExists(long seed) {
        RandomVersions random = new RandomVersions(seed);
        for (int i = 0; i < ROUNDS; i++) {
            VersionRange range = random.range();
            List<Version> existing = random.versions(8);
            VersionRange simple = range.simplify(existing);
            assertThat(simple.intervals().size()).isLessThanOrEqualTo(range.intervals().size());
            for (Version version : existing) {
                assertThat(simple.contains(version))
                        .as("seed %d, %s in %s", seed, version, range)
                        .isEqualTo(range.contains(version));
            }
        }
    }
}

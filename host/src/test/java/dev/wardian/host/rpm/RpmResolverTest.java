package dev.wardian.host.rpm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardian.testkit.RpmRepository;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Packages as `primary.xml` has them.
class RpmResolverTest {
    private final RpmRepository repository = RpmRepository.in(Path.of("nowhere"));
    private final RpmPool pool = new RpmPool("x86_64");

    private void offer(String name, String version, String... said) {
        repository.add(name, version, said);
    }

    private void install(String name, String version, String... said) {
        List<String> lines =
                new ArrayList<>(
                        List.of(
                                "N " + name,
                                "V 0:" + version,
                                "A noarch",
                                "P " + name + " = " + version));
        lines.addAll(List.of(said));
        pool.addInstalled(InstalledRpms.parse(lines).getFirst());
    }

    private RpmResolution resolve(String... requests) {
        pool.add("r", repository.primary().getBytes(StandardCharsets.UTF_8));
        return new RpmResolver(pool)
                .resolve(List.of(requests).stream().map(RpmRelation::parse).toList());
    }

    private List<String> names(String... requests) {
        return switch (resolve(requests)) {
            case RpmResolution.Solved(var packages) ->
                    packages.stream()
                            .map(one -> one.coming().name() + " " + one.coming().version())
                            .toList();
            case RpmResolution.Unsolvable(var reasons) -> List.of("no: " + reasons);
        };
    }

    @Test
    void takesTheNewestThatFits() {
        offer("a", "1-1", "requires b < 2");
        offer("b", "1-1");
        offer("b", "2-1");

        assertThat(names("a")).containsExactly("a 1-1", "b 1-1");
    }

    @Test
    void findsCapabilitiesAndFiles() {
        offer("a", "1-1", "requires libx.so.1()(64bit)", "requires /usr/bin/tool");
        offer("x-libs", "1-1", "provides libx.so.1()(64bit)");
        offer("tools", "1-1", "file /usr/bin/tool");

        assertThat(names("a")).containsExactly("a 1-1", "tools 1-1", "x-libs 1-1");
    }

    @Test
    void prefersWhatIsComingAnyhow() {
        offer("a", "1-1", "requires cap", "requires zz");
        offer("mm", "1-1", "provides cap");
        offer("zz", "1-1", "provides cap");

        assertThat(names("a")).containsExactly("a 1-1", "zz 1-1");
    }

    @Test
    void keepsConflictsAndWhatIsObsoleteApart() {
        offer("a", "1-1", "requires b", "requires c");
        offer("b", "2-1", "conflicts c >= 2");
        offer("c", "1-1");
        offer("c", "2-1");
        offer("d", "1-1", "obsoletes c < 2");

        assertThat(names("a", "d")).first().asString().startsWith("no: ").contains("obsoletes");
    }

    @Test
    void namesTheConditionThatItDoesNotKnow() {
        offer("a", "1-1", "requires (b when c)");
        offer("d", "1-1", "requires (b and c or a)");

        assertThat(names("a").getFirst()).contains("a-1-1.noarch").contains("(b when c)");
        assertThat(names("d").getFirst()).contains("d-1-1.noarch").contains("(b and c or a)");
    }

    @Test
    void asksForAPackageWhereItsConditionIsMet() {
        offer("a", "1-1", "requires (b >= 2 if (c or libz.so()(64bit)))");
        offer("b", "1-1");
        offer("b", "2-1");
        offer("c", "1-1");
        offer("z", "1-1", "provides libz.so()(64bit)");

        assertThat(names("a")).containsExactly("a 1-1");
        assertThat(names("a", "c")).containsExactly("a 1-1", "b 2-1", "c 1-1");
        assertThat(names("a", "z")).containsExactly("a 1-1", "b 2-1", "z 1-1");
    }

    @Test
    void knowsTheOtherCaseOfACondition() {
        offer("a", "1-1", "requires (b if c else d)");
        offer("b", "1-1");
        offer("c", "1-1");
        offer("d", "1-1");

        assertThat(names("a")).containsExactly("a 1-1", "d 1-1");
        assertThat(names("a", "c")).containsExactly("a 1-1", "b 1-1", "c 1-1");
    }

    @Test
    void prefersPackagesInTheirNewestVersion() {
        offer("a", "1-1", "requires cap");
        offer("b", "1-1", "provides cap");
        offer("b", "2-1");
        offer("c", "1-1", "provides cap");

        assertThat(names("a")).containsExactly("a 1-1", "c 1-1");
    }

    @Test
    void takesAllOrTheFirstOfSeveral() {
        offer("a", "1-1", "requires (z or b or gone)", "requires (c and d)");
        offer("b", "1-1");
        offer("c", "1-1");
        offer("d", "1-1");
        offer("z", "1-1", "conflicts c");

        assertThat(names("a")).containsExactly("a 1-1", "b 1-1", "c 1-1", "d 1-1");
        assertThat(names("(gone or (b and c))")).containsExactly("b 1-1", "c 1-1");
    }

    @Test
    void wantsOnePackageThatMeetsBothOrNotTheOther() {
        offer("a", "1-1", "requires (cap with other)", "requires (cap without other)");
        offer("b", "1-1", "provides cap");
        offer("c", "1-1", "provides other");
        offer("d", "1-1", "provides cap", "provides other");

        assertThat(names("a")).containsExactly("a 1-1", "b 1-1", "d 1-1");
    }

    @Test
    void keepsApartWhatConflictsUnlessAThirdIsThere() {
        offer("a", "1-1", "conflicts (b unless c)", "conflicts (d and e)");
        offer("b", "1-1");
        offer("c", "1-1");
        offer("d", "1-1");
        offer("e", "1-1");

        assertThat(names("a", "b")).containsExactly("a 1-1", "b 1-1", "c 1-1");
        assertThat(names("a", "d")).containsExactly("a 1-1", "d 1-1");
        assertThat(names("a", "d", "e").getFirst()).startsWith("no: ").contains("(d and e)");
    }

    @Test
    void bringsWhatIsConditionalOnWhatIsInstalled() {
        install("c", "1-1");
        offer("a", "1-1", "requires (b if c)");
        offer("b", "1-1");

        assertThat(names("a")).containsExactly("a 1-1", "b 1-1");
    }

    @Test
    void doesNotMendWhatIsBrokenAlready() {
        install("c", "1-1", "R gone", "R b", "R (b or d)");
        offer("a", "1-1");
        offer("b", "1-1");

        assertThat(names("a")).containsExactly("a 1-1");
    }

    @Test
    void takesWhatObsoletesAPackageThatIsAskedFor() {
        offer("old", "1-1");
        offer("new", "1-1", "obsoletes old < 2");

        assertThat(names("old")).containsExactly("new 1-1");
        assertThat(names("old = 1-1")).containsExactly("old 1-1");
    }

    @Test
    void putsWhatIsObsoleteOutOfTheWay() {
        install("old", "1-1");
        offer("a", "1-1", "requires new");
        offer("new", "1-1", "obsoletes old < 2");

        assertThat(resolve("a"))
                .isInstanceOfSatisfying(
                        RpmResolution.Solved.class,
                        solved ->
                                assertThat(solved.packages().getLast().obsoleted())
                                        .extracting(RpmPackage::toString)
                                        .containsExactly("old-1-1.noarch"));
    }

    @Test
    void leavesWhatIsInstalledAlone() {
        install("b", "1-1", "F /usr/bin/b");
        offer("a", "1-1", "requires b", "requires /usr/bin/b");
        offer("b", "2-1");

        assertThat(names("a")).containsExactly("a 1-1");
    }

    @Test
    void saysThatNothingOffersIt() {
        offer("a", "1-1", "requires gone >= 3");

        assertThat(names("a").getFirst()).contains("`gone >= 3`, which nothing offers");
    }

    @Test
    void refusesDamagedIndexes() {
        for (String text :
                List.of("<metadata><package", "<!DOCTYPE x []><a/>", "<a b=c>", "<a>&e;</a>")) {
            assertThatThrownBy(
                            () ->
                                    new RpmPool("x86_64")
                                            .add("r", text.getBytes(StandardCharsets.UTF_8)))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}

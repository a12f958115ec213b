package dev.wardian.stack.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.python.resolve.Origin;
import dev.wardian.python.resolve.RootRequirement;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.Specifier;
import dev.wardian.standards.version.Version;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CommandWordsTest {

    private static Demand demand(String requirement) {
        return new Demand(
                Demand.Kind.REQUIREMENT,
                new RootRequirement(Requirement.parse(requirement), Origin.COMMAND_LINE));
    }

    private static Change relaxed(String requirement, String from, String to) {
        return new Change.Respecified(
                demand(requirement),
                Map.of(Specifier.parse(from), Optional.of(Specifier.parse(to))));
    }

    @Test
    void changesTheWordAndNothingElse() {
        var words = List.of("install", "a", "B_c[x] >=1, <2", "-r", "b-c");

        assertThat(CommandWords.after(words, relaxed("b-c[x]>=1,<2", "<2", "<3")))
                .contains(List.of("install", "a", "B_c[x] >=1, <3", "-r", "b-c"));
    }

    @Test
    void leavesOutTheWordThatIsDropped() {
        assertThat(
                        CommandWords.after(
                                List.of("install", "a", "b<2"), new Change.Dropped(demand("b<2"))))
                .contains(List.of("install", "a"));
    }

    @Test
    void changesNoWordThatAsksForSomethingElse() {
        assertThat(CommandWords.after(List.of("install", "b<3"), relaxed("b<2", "<2", "<3")))
                .isEmpty();
        assertThat(
                        CommandWords.after(
                                List.of("install", "b"),
                                new Change.OtherPython(Version.parse("3.13"))))
                .isEmpty();
    }
}

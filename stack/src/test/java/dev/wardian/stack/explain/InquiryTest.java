package dev.wardian.stack.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class InquiryTest {
    private final MemoryIndex index = new MemoryIndex();

    private static List<String> cores(Conflicts conflicts) {
        return conflicts.found().stream().map(it -> it.core().toString()).sorted().toList();
    }

    private List<String> fixes(Question question) {
        return index.inquiry(question).fixes().stream().map(Fix::text).toList();
    }

    @Test
    void tellsAllConflictsThatShareARequirement() {
        index.offer("a", "1.0", "b<2", "c<2");
        index.offer("b", "1.0").offer("b", "2.0").offer("c", "1.0").offer("c", "2.0");
        index.offer("d", "1.0");

        var conflicts =
                index.inquiry(MemoryIndex.question("d", "a==1.0", "b>=2", "c>=2")).conflicts();

        assertThat(cores(conflicts))
                .containsExactly(
                        "[`a==1.0` (requirements.txt:2), `b>=2` (requirements.txt:3)]",
                        "[`a==1.0` (requirements.txt:2), `c>=2` (requirements.txt:4)]");
        assertThat(conflicts.complete()).isTrue();
    }

    @Test
    void leavesOutWhatTheFirstProofNeededWithoutCause() {
        index.offer("x", "1.0", "y>=2").offer("y", "2.0", "z<1").offer("z", "1.0");
        index.offer("w", "1.0", "y<2");

        var conflicts = index.inquiry(MemoryIndex.question("x", "w")).conflicts();

        assertThat(cores(conflicts))
                .containsExactly("[`w` (requirements.txt:2)]", "[`x` (requirements.txt:1)]");
    }

    @Test
    void relaxesTheNearestWayFirst() {
        index.offer("a", "1.0", "b<2").offer("a", "1.1", "b<2").offer("a", "2.0", "b<4");
        index.offer("a", "3.0", "b");
        index.offer("b", "1.0").offer("b", "1.5").offer("b", "2.0").offer("b", "3.0");

        assertThat(fixes(MemoryIndex.question("a==1.0", "b>=2")))
                .containsExactly(
                        "change `a==1.0` to `a==2.0` (requirements.txt:1)",
                        "change `b>=2` to `b>=1.5` (requirements.txt:2)");
    }

    @Test
    void changesWhatSeveralConflictsNeedTogether() {
        index.offer("a", "1.0", "b<2").offer("a", "2.0", "b");
        index.offer("b", "1.0").offer("b", "2.0");
        index.offer("c", "1.0", "d<2").offer("c", "2.0", "d");
        index.offer("d", "1.0").offer("d", "2.0");

        var fixes = fixes(MemoryIndex.question("a==1.0", "b==2.0", "c==1.0", "d==2.0"));

        assertThat(fixes.getFirst())
                .isEqualTo(
                        "change `a==1.0` to `a==2.0` (requirements.txt:1), change `c==1.0` to"
                                + " `c==2.0` (requirements.txt:3)");
    }

    @Test
    void offersToDropAConstraint() {
        index.offer("a", "1.0", "b>=2").offer("b", "1.0").offer("b", "2.0");

        var question = MemoryIndex.question(List.of("a"), List.of("b==1.0"));

        assertThat(fixes(question))
                .containsExactly(
                        "change `b==1.0` to `b==2.0` (constraints.txt:1)",
                        "drop the constraint `b==1.0` (constraints.txt:1)",
                        "drop `a` (requirements.txt:1)");
    }

    @Test
    void offersAnotherPythonWhereThatIsWhatStandsInTheWay() {
        index.offerFor(">=3.13", "a", "2.0").offer("a", "1.0");

        assertThat(fixes(MemoryIndex.question("a>=2")))
                .containsExactly(
                        "change `a>=2` to `a>=1.0` (requirements.txt:1)", "use Python 3.13");
    }

    @Test
    void doubtsWhatLaterReleasesRefuse() {
        index.offer("a", "1.0", "b<2", "n>=1");
        index.offer("a", "1.1", "b", "n>=1").offer("a", "1.2", "b", "n>=1,<2");
        index.offer("b", "1.0").offer("b", "2.0").offer("n", "1.0").offer("n", "2.0");

        var fixes = index.inquiry(MemoryIndex.question("a<1.1", "b>=2")).fixes();

        assertThat(fixes)
                .extracting(Fix::text)
                .contains("change `a<1.1` to `a<1.2` (requirements.txt:1)");
        var naive =
                fixes.stream().filter(it -> it.text().contains("a<1.2")).findFirst().orElseThrow();
        assertThat(naive.doubts())
                .containsExactly("`n` 2.0 is newer than `a` 1.1 knows: `a` 1.2 asks for `n>=1,<2`");
    }

    @Test
    void proposesNoPreReleaseThatNobodyAskedFor() {
        index.offer("a", "1.0", "b<2").offer("a", "2.0rc1", "b");
        index.offer("b", "1.0").offer("b", "2.0");

        assertThat(fixes(MemoryIndex.question("a==1.0", "b>=2")))
                .containsExactly(
                        "change `b>=2` to `b>=1.0` (requirements.txt:2)",
                        "drop `a==1.0` (requirements.txt:1)");
    }

    @Test
    void endsWithinTheEffortAllowed() {
        for (var i = 0; i < 30; i++) {
            index.offer("p" + i, "1.0", "q<2");
        }
        index.offer("q", "1.0").offer("q", "2.0");
        var texts = new java.util.ArrayList<String>();
        for (var i = 0; i < 30; i++) {
            texts.add("p" + i);
        }
        texts.add("q>=2");
        var inquiry = index.inquiry(MemoryIndex.question(texts.toArray(String[]::new)));

        assertThat(inquiry.conflicts().found()).hasSize(8);
        assertThat(inquiry.conflicts().complete()).isFalse();
        assertThat(inquiry.fixes()).isNotEmpty();
        assertThat(inquiry.trials()).isLessThanOrEqualTo(140);
    }
}

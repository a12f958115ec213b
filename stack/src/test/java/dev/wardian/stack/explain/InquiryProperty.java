package dev.wardian.stack.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.python.resolve.PythonResolution;
import dev.wardian.python.resolve.RootRequirement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What holds for every universe: conflicts are minimal and all of them, corrections and fixes
/// solve.
class InquiryProperty {
    private static final long SEED = 20261125;
    private static final int UNIVERSES = 600;
    private static final int PACKAGES = 6;

    @Test
    void findsExactlyTheMinimalConflictsOfSmallUniverses() {
        var unsolvable = 0;
        var several = 0;
        for (var i = 0; i < UNIVERSES; i++) {
            var random = new Random(SEED + i);
            var index = universe(random);
            var question = question(random);
            if (solves(index, question)) {
                continue;
            }
            unsolvable++;
            var conflicts = index.inquiry(question).conflicts();
            var found = new HashSet<Set<Demand>>();
            for (var conflict : conflicts.found()) {
                assertThat(conflict.minimal()).as("seed %s", SEED + i).isTrue();
                found.add(Set.copyOf(conflict.core()));
            }
            assertThat(conflicts.complete()).as("seed %s", SEED + i).isTrue();
            assertThat(found).as("seed %s", SEED + i).isEqualTo(minimalConflicts(index, question));
            several += found.size() > 1 ? 1 : 0;
        }
        assertThat(unsolvable).isGreaterThan(UNIVERSES / 10);
        assertThat(several).isGreaterThan(UNIVERSES / 50);
    }

    @Test
    void namesInEachExplanationNoMoreThanItsCore() {
        for (var i = 0; i < UNIVERSES; i++) {
            var random = new Random(SEED + i);
            var index = universe(random);
            var question = question(random);
            if (!solves(index, question)) {
                for (var conflict : index.inquiry(question).conflicts().found()) {
                    var core = new ArrayList<RootRequirement>();
                    conflict.core().forEach(it -> core.add(it.written()));
                    assertThat(conflict.explanation().written())
                            .as("seed %s", SEED + i)
                            .doesNotHaveDuplicates()
                            .hasSameElementsAs(core);
                }
            }
        }
    }

    @Test
    void proposesOnlyWhatSolves() {
        var proposed = 0;
        for (var i = 0; i < UNIVERSES; i++) {
            var random = new Random(SEED + i);
            var index = universe(random);
            var question = question(random);
            if (solves(index, question)) {
                continue;
            }
            var inquiry = index.inquiry(question);
            for (var correction : inquiry.conflicts().corrections()) {
                assertThat(solves(index, question.without(correction)))
                        .as("seed %s", SEED + i)
                        .isTrue();
            }
            for (var fix : inquiry.fixes()) {
                proposed++;
                assertThat(solves(index, FixSearch.changed(question, fix.changes())))
                        .as("seed %s: %s", SEED + i, fix.text())
                        .isTrue();
            }
            var alone = inquiry.conflicts().found().stream().anyMatch(it -> it.core().size() == 1);
            assertThat(inquiry.fixes().isEmpty() && !alone).as("seed %s", SEED + i).isFalse();
        }
        assertThat(proposed).isGreaterThan(UNIVERSES / 10);
    }

    private static boolean solves(MemoryIndex index, Question question) {
        return index.answer(question) instanceof PythonResolution.Solved;
    }

    /// By trying all sets of demands.
    private static Set<Set<Demand>> minimalConflicts(MemoryIndex index, Question question) {
        var demands = List.copyOf(question.demands());
        var minimal = new HashSet<Set<Demand>>();
        for (var size = 1; size <= demands.size(); size++) {
            for (var bits = 1; bits < 1 << demands.size(); bits++) {
                if (Integer.bitCount(bits) == size) {
                    var chosen = new HashSet<Demand>();
                    for (var j = 0; j < demands.size(); j++) {
                        if ((bits & 1 << j) != 0) {
                            chosen.add(demands.get(j));
                        }
                    }
                    if (minimal.stream().noneMatch(chosen::containsAll)
                            && !solves(index, question.only(chosen))) {
                        minimal.add(Set.copyOf(chosen));
                    }
                }
            }
        }
        return minimal;
    }

    private static MemoryIndex universe(Random random) {
        var index = new MemoryIndex();
        for (var number = 0; number < PACKAGES; number++) {
            for (var version = 1; version <= 1 + random.nextInt(4); version++) {
                var needs = new ArrayList<String>();
                while (random.nextInt(10) < 5 && needs.size() < 3) {
                    needs.add(demand(random, number + 1));
                }
                index.offer("p" + number, version + ".0", needs.toArray(String[]::new));
            }
        }
        return index.offer("p" + PACKAGES, "1.0").offer("p" + PACKAGES, "2.0");
    }

    private static Question question(Random random) {
        var requirements = new ArrayList<String>();
        for (var i = 0; i < 2 + random.nextInt(3); i++) {
            requirements.add(demand(random, 0));
        }
        var constraints = random.nextInt(3) == 0 ? List.of(demand(random, 0)) : List.<String>of();
        return MemoryIndex.question(requirements, constraints);
    }

    private static String demand(Random random, int from) {
        var name = "p" + Math.min(PACKAGES, from + random.nextInt(PACKAGES + 1 - from + 1));
        var version = 1 + random.nextInt(4);
        return switch (random.nextInt(5)) {
            case 0 -> name;
            case 1 -> name + "==" + version + ".0";
            case 2 -> name + "<" + version;
            case 3 -> name + ">=" + version + ",<" + (version + 2);
            default -> name + ">=" + version;
        };
    }
}

package dev.wardian.python.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.standards.name.PackageName;
import org.junit.jupiter.api.Test;

final class PrioritiesTest {
    private static final PackageName FIRST = PackageName.of("first");
    private static final PackageName SECOND = PackageName.of("second");

    private final Priorities priorities = new Priorities();

    @Test
    void prefersWhatWasHeardOfFirst() {
        hearOfBoth();
        assertThat(of(FIRST)).isGreaterThan(of(SECOND));
    }

    @Test
    void countsAPackageAsPinnedOnceItsExtraWasFollowed() {
        hearOfBoth();
        priorities.raise(FIRST);
        priorities.fix(SECOND);
        assertThat(of(SECOND)).isGreaterThan(of(FIRST));
    }

    @Test
    void countsAPackageWithAMarkedRequirementAsPinnedOnceItWasChosen() {
        hearOfBoth();
        priorities.raise(FIRST);
        priorities.fixWhenChosen(SECOND);
        assertThat(of(SECOND)).isLessThan(of(FIRST));
        priorities.chosen(SECOND);
        assertThat(of(SECOND)).isGreaterThan(of(FIRST));
    }

    private void hearOfBoth() {
        priorities.note(new Node.Project(FIRST), FIRST, false, false);
        priorities.note(new Node.Project(SECOND), SECOND, false, false);
    }

    private long of(PackageName name) {
        return priorities.of(new Node.Project(name));
    }
}

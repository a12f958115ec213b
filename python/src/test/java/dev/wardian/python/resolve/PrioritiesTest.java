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
    void countsAPackageAsPinnedOnceAProxyPinsIt() {
        hearOfBoth();
        priorities.raise(FIRST);
        priorities.note(new Node.Copy(new Node.Project(SECOND), "m"), SECOND, true, false);
        assertThat(of(SECOND)).isGreaterThan(of(FIRST));
    }

    @Test
    void keepsAPackageAndItsProxiesTogether() {
        Node.Plain second = new Node.Project(SECOND);
        Node proxy = new Node.Asked(second, "m");
        priorities.note(new Node.Project(FIRST), FIRST, false, false);
        priorities.note(proxy, SECOND, false, false);
        priorities.note(second, SECOND, false, false);
        priorities.raise(SECOND);
        assertThat(priorities.of(proxy)).isGreaterThan(priorities.of(second));
        assertThat(priorities.of(second)).isGreaterThan(of(FIRST));
    }

    private void hearOfBoth() {
        priorities.note(new Node.Project(FIRST), FIRST, false, false);
        priorities.note(new Node.Project(SECOND), SECOND, false, false);
    }

    private long of(PackageName name) {
        return priorities.of(new Node.Project(name));
    }
}

package dev.wardian.stack.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardian.stack.problem.StackException;
import org.junit.jupiter.api.Test;

final class LockMemoryTest {
    private static final String EMPTY = "lock-version = '1.0'\ncreated-by = '%s'\npackages = []\n";

    private final LockMemory memory = new LockMemory();

    @Test
    void readsATextOnce() {
        var first = memory.parse(EMPTY.formatted("a"), "pylock.toml");

        assertThat(memory.parse(EMPTY.formatted("a"), "other.toml")).isSameAs(first);
        assertThat(memory.parse(EMPTY.formatted("b"), "pylock.toml").createdBy()).isEqualTo("b");
    }

    @Test
    void keepsFew() {
        var first = memory.parse(EMPTY.formatted("0"), "pylock.toml");
        for (var number = 1; number < 5; number++) {
            memory.parse(EMPTY.formatted(number), "pylock.toml");
        }
        assertThat(memory.parse(EMPTY.formatted("0"), "pylock.toml"))
                .isEqualTo(first)
                .isNotSameAs(first);
    }

    @Test
    void tellsEachTimeWhatIsWrong() {
        for (var name : new String[] {"one.toml", "two.toml"}) {
            assertThatThrownBy(() -> memory.parse("lock-version = ", name))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining(name);
        }
    }
}

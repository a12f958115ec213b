package dev.wardian.stack.internal.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardian.store.StoreException;
import dev.wardian.store.StoreProblem;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BasesInParallelTest {
    @Test
    void asksTheFirstAlone() {
        var asked = new ConcurrentLinkedQueue<String>();

        var answer =
                BasesInParallel.ask(
                        List.of("a", "b"),
                        base -> {
                            asked.add(base);
                            return Optional.of(base);
                        });

        assertThat(answer).contains("a");
        assertThat(asked).containsExactly("a");
    }

    @Test
    void asksAllOthersAtOnce() {
        var together = new CountDownLatch(2);

        var answer =
                BasesInParallel.ask(
                        List.of("a", "b", "c"),
                        base -> {
                            if (base.equals("a")) {
                                return Optional.empty();
                            }
                            together.countDown();
                            try {
                                assertThat(together.await(20, TimeUnit.SECONDS)).isTrue();
                            } catch (InterruptedException stopped) {
                                Thread.currentThread().interrupt();
                            }
                            return base.equals("c") ? Optional.of(base) : Optional.empty();
                        });

        assertThat(answer).contains("c");
    }

    @Test
    void tellsTheFirstFailureWhereNobodyHasIt() {
        assertThat(BasesInParallel.ask(List.of(), _ -> Optional.of("x"))).isEmpty();
        assertThat(BasesInParallel.ask(List.of("a", "b"), _ -> Optional.empty())).isEmpty();
        assertThatThrownBy(
                        () ->
                                BasesInParallel.ask(
                                        List.of("a", "b"),
                                        base -> {
                                            if (base.equals("a")) {
                                                throw new StoreException(problem(base));
                                            }
                                            return Optional.empty();
                                        }))
                .isInstanceOf(StoreException.class);
        assertThat(
                        BasesInParallel.ask(
                                List.of("a", "b"),
                                base -> {
                                    if (base.equals("a")) {
                                        throw new StoreException(problem(base));
                                    }
                                    return Optional.of(base);
                                }))
                .contains("b");
    }

    private static StoreProblem problem(String base) {
        return new StoreProblem.Unreachable(base, "refused", 1, "");
    }
}

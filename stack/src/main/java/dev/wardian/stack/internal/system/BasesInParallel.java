package dev.wardian.stack.internal.system;

import dev.wardian.host.repository.RepositoryException;
import dev.wardian.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/// Asks several repositories for the same: the first alone, which is likely to have it, and where
/// it has not all others at once.
final class BasesInParallel {
    private BasesInParallel() {}

    /// The first answer; nothing where none has it.
    ///
    /// @param ask answers for one repository
    /// @throws RepositoryException what the first said that failed, where none has it
    static <T> Optional<T> ask(List<String> bases, Function<String, Optional<T>> ask) {
        var failures = new ArrayList<RuntimeException>();
        for (var first : bases.subList(0, Math.min(1, bases.size()))) {
            try {
                var answer = ask.apply(first);
                if (answer.isPresent()) {
                    return answer;
                }
            } catch (RepositoryException | StoreException problem) {
                failures.add(problem);
            }
        }
        var answer = others(bases.subList(Math.min(1, bases.size()), bases.size()), ask, failures);
        if (answer.isEmpty() && !failures.isEmpty()) {
            throw failures.getFirst();
        }
        return answer;
    }

    private static <T> Optional<T> others(
            List<String> bases,
            Function<String, Optional<T>> ask,
            List<RuntimeException> failures) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ExecutorCompletionService<Optional<T>>(threads);
            bases.forEach(base -> answers.submit(() -> ask.apply(base)));
            for (var left = bases.size(); left > 0; left--) {
                try {
                    var answer = answers.take().get();
                    if (answer.isPresent()) {
                        threads.shutdownNow();
                        return answer;
                    }
                } catch (ExecutionException failed) {
                    if (failed.getCause() instanceof RepositoryException
                            || failed.getCause() instanceof StoreException) {
                        failures.add((RuntimeException) failed.getCause());
                    } else if (failed.getCause() instanceof RuntimeException other) {
                        throw other;
                    } else {
                        throw new IllegalStateException(failed.getCause());
                    }
                }
            }
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }
}

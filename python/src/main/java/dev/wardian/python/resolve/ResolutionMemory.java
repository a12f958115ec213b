package dev.wardian.python.resolve;

import dev.wardian.python.index.PackageSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What searches of this process came to, each with all that it read. Where the same is asked again
/// and every page and every metadata that counted then is what is known now, the answer stands
/// without a search: a search reads nothing else and no clock.
///
/// Each repetition asks its own source for everything again, so that whatever makes a source read
/// anew (another index, a page that is too old, a cache folder that is gone) makes the search run
/// anew. Only what was solved is kept, and only if it depends on nothing that lies at an address
/// and on nothing that is installed. The few answers used last are kept. Safe for all threads.
public final class ResolutionMemory {
    private static final int MOST = 8;

    private final Map<Object, Remembered> answers = new LinkedHashMap<>(16, 0.75f, true);

    /// Nothing was answered yet.
    public ResolutionMemory() {}

    private record Remembered(Object answer, Reading reading) {}

    /// A search in what it is given and nothing else.
    @FunctionalInterface
    interface Search<A> {
        A in(PackageSource source, DirectSource direct);
    }

    /// The answer to a question, from memory where it stands.
    ///
    /// @param question all that decides beside the sources; of one type of answer
    /// @param source answers this time
    /// @param solved what is kept of the answers
    <A> A answer(
            Object question,
            PackageSource source,
            DirectSource direct,
            Search<A> search,
            Class<? extends A> solved) {
        Optional<Remembered> known = known(question);
        if (known.isPresent() && known.get().reading().holdsIn(source)) {
            @SuppressWarnings("unchecked") // a question has one type of answer
            A answer = (A) known.get().answer();
            return answer;
        }
        Reading reading = new Reading();
        A answer = search.in(reading.of(source), reading.of(direct));
        if (solved.isInstance(answer) && reading.isLasting()) {
            keep(question, new Remembered(answer, reading));
        }
        return answer;
    }

    private synchronized Optional<Remembered> known(Object question) {
        return Optional.ofNullable(answers.get(question));
    }

    private synchronized void keep(Object question, Remembered answer) {
        answers.put(question, answer);
        if (answers.size() > MOST) {
            answers.remove(answers.keySet().iterator().next());
        }
    }

    /// Forgets all answers.
    public synchronized void forget() {
        answers.clear();
    }
}

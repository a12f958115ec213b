package dev.wardian.standards.marker;

import java.util.Arrays;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The answers that a [Decision] tells apart, numbered from 0: disjoint, and together all that a
/// question can be answered.
sealed interface Answers {
    /// How many answers there are.
    int count();

    /// The answers that either of the two tells apart; both belong to the same question.
    Answers merge(Answers other);

    /// Which of these answers covers one of a finer set.
    int covering(Answers finer, int index);

    /// No, and yes.
    enum YesNo implements Answers {
        YES_NO;

        static final int NO = 0;
        static final int YES = 1;

        @Override
        public int count() {
            return 2;
        }

        @Override
        public Answers merge(Answers other) {
            return this;
        }

        @Override
        public int covering(Answers finer, int index) {
            return index;
        }
    }

    /// Releases between ascending places; the answer after a place begins with the release there.
    final class Releases implements Answers {
        final long[] cuts;

        Releases(long... cuts) {
            this.cuts = cuts;
        }

        /// The first release of an answer.
        long first(int index) {
            return index == 0 ? 0 : cuts[index - 1];
        }

        /// The release after the last one of an answer.
        long end(int index) {
            return index == cuts.length ? ReleaseNumber.END : cuts[index];
        }

        @Override
        public int count() {
            return cuts.length + 1;
        }

        int holding(long release) {
            int at = Arrays.binarySearch(cuts, release);
            return at >= 0 ? at + 1 : -at - 1;
        }

        @Override
        public Answers merge(Answers other) {
            long[] theirs = ((Releases) other).cuts;
            if (Arrays.equals(cuts, theirs)) {
                return this;
            }
            long[] both = Arrays.copyOf(cuts, cuts.length + theirs.length);
            System.arraycopy(theirs, 0, both, cuts.length, theirs.length);
            return new Releases(Arrays.stream(both).sorted().distinct().toArray());
        }

        @Override
        public int covering(Answers finer, int index) {
            return holding(((Releases) finer).first(index));
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Releases releases && Arrays.equals(cuts, releases.cuts);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(cuts);
        }
    }

    /// Single texts in ascending order, and after them any other text.
    final class Texts implements Answers {
        final String[] values;

        Texts(String... values) {
            this.values = values;
        }

        @Override
        public int count() {
            return values.length + 1;
        }

        /// The number of the answer that is any other text.
        int other() {
            return values.length;
        }

        int holding(String value) {
            int at = Arrays.binarySearch(values, value);
            return at >= 0 ? at : values.length;
        }

        @Override
        public Answers merge(Answers other) {
            if (equals(other)) {
                return this;
            }
            TreeSet<String> both = new TreeSet<>(Arrays.asList(values));
            both.addAll(Arrays.asList(((Texts) other).values));
            return new Texts(both.toArray(new String[0]));
        }

        @Override
        public int covering(Answers finer, int index) {
            Texts texts = (Texts) finer;
            return index == texts.other() ? other() : holding(texts.values[index]);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Texts texts && Arrays.equals(values, texts.values);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(values);
        }
    }
}

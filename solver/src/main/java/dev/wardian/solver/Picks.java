package dev.wardian.solver;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A set of places in a finite list of candidates: one bit for each.
///
/// It is for ecosystems whose constraints are no ranges, or whose lists are known before solving.
/// All sets of one package must be over lists of the same length. Immutable.
public final class Picks implements VersionSet<Integer, Picks> {
    private final int length;
    private final long[] bits;

    private Picks(int length, long[] bits) {
        this.length = length;
        this.bits = bits;
    }

    /// No place of a list of this length.
    public static Picks none(int length) {
        return new Picks(length, new long[(length + 63) >>> 6]);
    }

    /// Every place of a list of this length.
    public static Picks all(int length) {
        return none(length).complement();
    }

    /// These places of a list of this length, counted from 0.
    public static Picks of(int length, int... places) {
        Picks picks = none(length);
        for (int place : places) {
            if (place < 0 || place >= length) {
                throw new IllegalArgumentException("no place " + place + " in a list of " + length);
            }
            picks.bits[place >>> 6] |= 1L << place;
        }
        return picks;
    }

    /// The first place of the set that is not before this one, or -1 if there is none.
    public int next(int from) {
        for (int place = from; place < length; place++) {
            if (contains(place)) {
                return place;
            }
        }
        return -1;
    }

    @Override
    public boolean contains(Integer place) {
        return place >= 0 && place < length && (bits[place >>> 6] & (1L << place)) != 0;
    }

    @Override
    public Picks intersection(Picks other) {
        long[] both = bits.clone();
        for (int i = 0; i < both.length; i++) {
            both[i] &= other.bits[i];
        }
        return new Picks(length, both);
    }

    @Override
    public Picks complement() {
        long[] others = new long[bits.length];
        for (int i = 0; i < others.length; i++) {
            others[i] = ~bits[i];
        }
        if ((length & 63) != 0) {
            others[others.length - 1] &= (1L << length) - 1;
        }
        return new Picks(length, others);
    }

    @Override
    public boolean isEmpty() {
        for (long word : bits) {
            if (word != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean isSubsetOf(Picks other) {
        for (int i = 0; i < bits.length; i++) {
            if ((bits[i] & ~other.bits[i]) != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean isDisjoint(Picks other) {
        for (int i = 0; i < bits.length; i++) {
            if ((bits[i] & other.bits[i]) != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof Picks other
                && length == other.length
                && Arrays.equals(bits, other.bits);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bits);
    }

    /// The places, `{0, 3}`.
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (int place = next(0); place >= 0; place = next(place + 1)) {
            text.append(text.length() > 1 ? ", " : "").append(place);
        }
        return text.append('}').toString();
    }
}

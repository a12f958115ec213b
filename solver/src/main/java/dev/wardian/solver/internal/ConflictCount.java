package dev.wardian.solver.internal;

import java.util.Arrays;

/// How often each package was hit by a conflict, and how often it was the other side of one.
///
/// When a count reaches [#MANY] the package is noted once, for the order of decisions to be mended.
final class ConflictCount {
    /// So many conflicts are no accident.
    static final int MANY = 5;

    private int[] hit = new int[64];
    private int[] culprit = new int[64];
    private final IntList oftenHit = new IntList();
    private final IntList oftenCulprit = new IntList();

    IntList oftenHit() {
        return oftenHit;
    }

    IntList oftenCulprit() {
        return oftenCulprit;
    }

    void countHit(int name) {
        hit = grown(hit, name);
        if (++hit[name] == MANY) {
            oftenHit.add(name);
        }
    }

    void countCulprit(int name) {
        culprit = grown(culprit, name);
        if (++culprit[name] == MANY) {
            oftenCulprit.add(name);
        }
    }

    private static int[] grown(int[] counts, int name) {
        return name < counts.length ? counts : Arrays.copyOf(counts, Math.max(name + 1, name * 2));
    }
}

package dev.wardian.standards.version;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The parts of a version spelt out: the form that every version has, while only common ones have
/// the packed key. Numbers are never negative; a part that is missing is [#NONE].
final class VersionParts {
    static final long NONE = -1;

    /// Ranks of the pre-release labels in their order.
    static final int ALPHA = 0;

    static final int BETA = 1;
    static final int CANDIDATE = 2;
    static final int NO_LABEL = 3;

    final long epoch;
    final long[] release;
    final int label;
    final long pre;
    final long post;
    final long dev;
    final @Nullable String local;

    VersionParts(
            long epoch,
            long[] release,
            int label,
            long pre,
            long post,
            long dev,
            @Nullable String local) {
        this.epoch = epoch;
        this.release = release;
        this.label = label;
        this.pre = pre;
        this.post = post;
        this.dev = dev;
        this.local = local;
    }

    VersionParts withRelease(long[] changed) {
        return new VersionParts(epoch, changed, label, pre, post, dev, local);
    }

    VersionParts withPre(long changed) {
        return new VersionParts(epoch, release, label, changed, post, dev, local);
    }

    VersionParts withPost(long changed) {
        return new VersionParts(epoch, release, label, pre, changed, dev, local);
    }

    VersionParts withDev(long changed) {
        return new VersionParts(epoch, release, label, pre, post, changed, local);
    }

    VersionParts withLocal(@Nullable String changed) {
        return new VersionParts(epoch, release, label, pre, post, dev, changed);
    }

    VersionParts base() {
        return new VersionParts(epoch, release, NO_LABEL, NONE, NONE, NONE, null);
    }

    /// The length of the release without the zeros at its end, which do not count: at least 0.
    int significant() {
        int length = release.length;
        while (length > 0 && release[length - 1] == 0) {
            length--;
        }
        return length;
    }

    VersionParts trimmed() {
        return withRelease(Arrays.copyOf(release, Math.max(1, significant())));
    }

    int comparePublic(VersionParts other) {
        int order = compareRelease(other);
        if (order == 0) {
            order = Integer.compare(rank(), other.rank());
        }
        if (order == 0) {
            order = Long.compare(pre, other.pre);
        }
        if (order == 0) {
            order = Long.compare(post, other.post);
        }
        if (order == 0) {
            order = Long.compare(devOrder(), other.devOrder());
        }
        return order;
    }

    int compareRelease(VersionParts other) {
        if (epoch != other.epoch) {
            return Long.compare(epoch, other.epoch);
        }
        int length = Math.max(release.length, other.release.length);
        for (int i = 0; i < length; i++) {
            long mine = i < release.length ? release[i] : 0;
            long theirs = i < other.release.length ? other.release[i] : 0;
            if (mine != theirs) {
                return Long.compare(mine, theirs);
            }
        }
        return 0;
    }

    /// A development release of no other part comes before every pre-release.
    private int rank() {
        return label == NO_LABEL && post == NONE && dev != NONE ? -1 : label;
    }

    private long devOrder() {
        return dev == NONE ? Long.MAX_VALUE : dev;
    }

    int publicHash() {
        int hash = Long.hashCode(epoch);
        int length = significant();
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + Long.hashCode(release[i]);
        }
        hash = 31 * hash + label;
        hash = 31 * hash + Long.hashCode(pre);
        hash = 31 * hash + Long.hashCode(post);
        return 31 * hash + Long.hashCode(dev);
    }

    String publicText() {
        StringBuilder text = new StringBuilder(24);
        if (epoch != 0) {
            text.append(epoch).append('!');
        }
        for (int i = 0; i < release.length; i++) {
            if (i > 0) {
                text.append('.');
            }
            text.append(release[i]);
        }
        if (label != NO_LABEL) {
            text.append(label == ALPHA ? "a" : label == BETA ? "b" : "rc").append(pre);
        }
        if (post != NONE) {
            text.append(".post").append(post);
        }
        if (dev != NONE) {
            text.append(".dev").append(dev);
        }
        return text.toString();
    }

    String text() {
        return local == null ? publicText() : publicText() + '+' + local;
    }
}

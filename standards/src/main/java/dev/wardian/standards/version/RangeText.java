package dev.wardian.standards.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How ranges are told to people: in the operators of PEP 440, as near as these come.
final class RangeText {
    private RangeText() {}

    static String of(VersionRange range) {
        if (range.isEmpty()) {
            return "∅";
        }
        if (range.isFull()) {
            return "*";
        }
        List<String> alternatives = new ArrayList<>();
        for (Interval interval : range.intervals()) {
            alternatives.add(of(interval));
        }
        return String.join(" | ", alternatives);
    }

    private static String of(Interval interval) {
        @Nullable Version above = interval.lower().above();
        if (above != null) {
            if (interval.upper().equals(Cut.afterLocals(above))
                    || interval.upper().equals(Cut.after(above))) {
                return "==" + above;
            }
        }
        String lower = lower(interval.lower());
        String upper = upper(interval.upper());
        return lower.isEmpty() || upper.isEmpty() ? lower + upper : lower + "," + upper;
    }

    private static String lower(Cut cut) {
        if (cut.equals(Cut.BOTTOM)) {
            return "";
        }
        @Nullable Version excluded = excluded(cut);
        if (excluded != null) {
            return ">" + excluded;
        }
        return ">=" + cut.above();
    }

    private static String upper(Cut cut) {
        if (cut.equals(Cut.TOP)) {
            return "";
        }
        @Nullable Version below = cut.below();
        if (below != null) {
            return "<=" + below;
        }
        @Nullable Version release = cut.release();
        if (release != null) {
            return "<=" + release + ".post*";
        }
        Version above = Objects.requireNonNull(cut.above());
        VersionParts parts = above.parts();
        boolean firstOfRelease =
                parts.dev == 0
                        && parts.post == VersionParts.NONE
                        && parts.label == VersionParts.NO_LABEL;
        if (firstOfRelease) {
            return "<" + above.base();
        }
        if (parts.dev == 0 && parts.post == 0) {
            return "<=" + new Version(parts.withDev(VersionParts.NONE).withPost(VersionParts.NONE));
        }
        return "<" + above;
    }

    private static @Nullable Version excluded(Cut cut) {
        @Nullable Version release = cut.release();
        return release != null ? release : cut.below();
    }
}

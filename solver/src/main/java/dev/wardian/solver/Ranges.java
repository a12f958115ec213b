package dev.wardian.solver;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A set of versions made of intervals of their order.
///
/// It is kept as the places at which membership changes, so that a complement is the same places
/// seen from the other side. Equal sets are equal objects. Immutable.
///
/// @param <V> one version, ordered consistently with equals
public final class Ranges<V extends Comparable<V>> implements VersionSet<V, Ranges<V>> {
    private final boolean startsInside;
    private final List<Place<V>> places;

    /// A place just before or just after a version.
    private record Place<V extends Comparable<V>>(V version, boolean after)
            implements Comparable<Place<V>> {
        @Override
        public int compareTo(Place<V> other) {
            int order = version.compareTo(other.version);
            return order != 0 ? order : Boolean.compare(after, other.after);
        }

        boolean isBelow(V other) {
            int order = version.compareTo(other);
            return order < 0 || (order == 0 && !after);
        }
    }

    private Ranges(boolean startsInside, List<Place<V>> places) {
        this.startsInside = startsInside;
        this.places = List.copyOf(places);
    }

    /// All versions.
    public static <V extends Comparable<V>> Ranges<V> all() {
        return new Ranges<>(true, List.of());
    }

    /// No version.
    public static <V extends Comparable<V>> Ranges<V> none() {
        return new Ranges<>(false, List.of());
    }

    /// This version alone.
    public static <V extends Comparable<V>> Ranges<V> only(V version) {
        return new Ranges<>(
                false, List.of(new Place<>(version, false), new Place<>(version, true)));
    }

    /// This version and all above it.
    public static <V extends Comparable<V>> Ranges<V> atLeast(V version) {
        return new Ranges<>(false, List.of(new Place<>(version, false)));
    }

    /// All versions below this one.
    public static <V extends Comparable<V>> Ranges<V> below(V version) {
        return new Ranges<>(true, List.of(new Place<>(version, false)));
    }

    /// All versions above this one.
    public static <V extends Comparable<V>> Ranges<V> above(V version) {
        return new Ranges<>(false, List.of(new Place<>(version, true)));
    }

    /// This version and all below it.
    public static <V extends Comparable<V>> Ranges<V> atMost(V version) {
        return new Ranges<>(true, List.of(new Place<>(version, true)));
    }

    @Override
    public boolean contains(V version) {
        boolean inside = startsInside;
        for (Place<V> place : places) {
            if (!place.isBelow(version)) {
                break;
            }
            inside = !inside;
        }
        return inside;
    }

    @Override
    public Ranges<V> intersection(Ranges<V> other) {
        boolean inside = startsInside && other.startsInside;
        boolean mineInside = startsInside;
        boolean othersInside = other.startsInside;
        List<Place<V>> both = new ArrayList<>();
        int mine = 0;
        int others = 0;
        boolean wasInside = inside;
        while (mine < places.size() || others < other.places.size()) {
            int order = compare(mine, other, others);
            Place<V> place = order <= 0 ? places.get(mine) : other.places.get(others);
            if (order <= 0) {
                mineInside = !mineInside;
                mine++;
            }
            if (order >= 0) {
                othersInside = !othersInside;
                others++;
            }
            boolean isInside = mineInside && othersInside;
            if (isInside != wasInside) {
                both.add(place);
                wasInside = isInside;
            }
        }
        return new Ranges<>(inside, both);
    }

    private int compare(int mine, Ranges<V> other, int others) {
        if (mine == places.size()) {
            return 1;
        }
        return others == other.places.size()
                ? -1
                : places.get(mine).compareTo(other.places.get(others));
    }

    @Override
    public Ranges<V> complement() {
        return new Ranges<>(!startsInside, places);
    }

    @Override
    public boolean isEmpty() {
        return !startsInside && places.isEmpty();
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof Ranges<?> other
                && startsInside == other.startsInside
                && places.equals(other.places);
    }

    @Override
    public int hashCode() {
        return places.hashCode() + (startsInside ? 1 : 0);
    }

    /// The intervals, in the usual notation: `<1 || >=2,<3`; `*` for all and `none` for none.
    @Override
    public String toString() {
        if (places.isEmpty()) {
            return startsInside ? "*" : "none";
        }
        StringBuilder text = new StringBuilder();
        boolean inside = startsInside;
        for (int i = 0; i < places.size(); i++) {
            Place<V> place = places.get(i);
            if (inside) {
                text.append(place.after ? "<=" : "<").append(place.version);
            } else {
                text.append(text.isEmpty() ? "" : " || ");
                Place<V> end = i + 1 < places.size() ? places.get(i + 1) : null;
                if (end != null && !place.after && end.after && end.version.equals(place.version)) {
                    text.append(place.version);
                    i++;
                    continue;
                }
                text.append(place.after ? ">" : ">=").append(place.version);
                text.append(end == null ? "" : ",");
            }
            inside = !inside;
        }
        return text.toString();
    }
}

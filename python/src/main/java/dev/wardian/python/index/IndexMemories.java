package dev.wardian.python.index;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// What the index clients of one process remember together: clients that look at the same places
/// through the same cache folder answer from one memory. The few places used last are kept. Safe
/// for all threads.
public final class IndexMemories {
    private static final int MOST_PLACES = 8;

    private final Map<Place, IndexMemory> places = new LinkedHashMap<>(16, 0.75f, true);

    /// Memories of nothing yet.
    public IndexMemories() {}

    /// Whose answers are the same.
    ///
    /// @param offline whether what is kept counts however old it is
    record Place(Path cacheFolder, IndexSettings settings, boolean offline) {}

    synchronized IndexMemory at(Place place, Supplier<IndexMemory> fresh) {
        IndexMemory known = places.get(place);
        if (known != null) {
            return known;
        }
        IndexMemory made = fresh.get();
        places.put(place, made);
        if (places.size() > MOST_PLACES) {
            places.remove(places.keySet().iterator().next());
        }
        return made;
    }

    /// Forgets everything.
    public synchronized void forget() {
        places.clear();
    }
}

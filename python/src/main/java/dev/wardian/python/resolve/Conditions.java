package dev.wardian.python.resolve;

import dev.wardian.standards.marker.Marker;
import dev.wardian.standards.marker.MarkerSpace;
import dev.wardian.standards.name.ExtraName;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The conditions that one universal resolution met, each by one text and by the environments in
/// which it holds. Safe for all threads.
final class Conditions {
    private final Map<Written, String> texts = new ConcurrentHashMap<>();
    private final Map<String, MarkerSpace> spaces =
            new ConcurrentHashMap<>(Map.of("", MarkerSpace.all()));

    private final WheelReach wheels = new WheelReach();

    private record Written(Marker marker, Set<ExtraName> extras) {}

    /// The environments in which a condition holds.
    MarkerSpace space(String condition) {
        MarkerSpace space = spaces.get(condition);
        if (space == null) {
            throw new IllegalArgumentException("no condition met before: " + condition);
        }
        return space;
    }

    /// What is known of wheels.
    WheelReach wheels() {
        return wheels;
    }

    /// The condition that a marker comes to while just these extras are wanted: on account of the
    /// extras alone if there are any.
    String of(Marker marker, Set<ExtraName> extras) {
        return texts.computeIfAbsent(new Written(marker, extras), this::read);
    }

    private String read(Written written) {
        MarkerSpace whole = MarkerSpace.of(written.marker);
        MarkerSpace plain = whole.withExtras(Set.of());
        return of(written.extras.isEmpty() ? plain : whole.withExtras(written.extras).minus(plain));
    }

    /// The condition of these environments.
    String of(MarkerSpace space) {
        String text = space.isAll() ? "" : space.toMarker().toString();
        spaces.put(text, space);
        return text;
    }
}

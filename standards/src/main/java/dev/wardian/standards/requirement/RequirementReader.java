package dev.wardian.standards.requirement;

import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.marker.Marker;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Reads the requirements of distributions in which the same texts come again and again, as those
/// of all versions of a project do; each requirement and each marker is then read once and shared.
/// Safe for all threads.
public final class RequirementReader {
    /// Texts from which on all are forgotten.
    private static final int MOST_TEXTS = 50_000;

    private final Map<String, Requirement> requirements = new ConcurrentHashMap<>();
    private final Map<String, Marker> markers = new ConcurrentHashMap<>();

    /// A reader that has read nothing yet.
    public RequirementReader() {}

    /// As [Requirement#parse].
    public Requirement read(String text) {
        @Nullable Requirement known = requirements.get(text);
        return known == null ? keep(text, new RequirementParser(text, markers).parse()) : known;
    }

    /// As [Requirement#parseLenient].
    public Requirement readLenient(String text) {
        try {
            return read(text);
        } catch (SyntaxException fault) {
            return Repairs.parseRepaired(text, this::read, fault);
        }
    }

    /// Forgets what was read.
    public void forget() {
        requirements.clear();
        markers.clear();
    }

    private Requirement keep(String text, Requirement requirement) {
        if (requirements.size() >= MOST_TEXTS) {
            forget();
        }
        requirements.put(text, requirement);
        return requirement;
    }
}

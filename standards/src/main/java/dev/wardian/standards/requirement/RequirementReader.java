package dev.wardian.standards.requirement;

import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.marker.Marker;
import java.util.HashMap;
import java.util.Map;

/// Reads the requirements of one distribution, or of any other text in which the same markers come
/// again and again; each is then read once and shared. Not for several threads.
public final class RequirementReader {
    private final Map<String, Marker> markers = new HashMap<>();

    /// A reader that has read nothing yet.
    public RequirementReader() {}

    /// As [Requirement#parse].
    public Requirement read(String text) {
        return new RequirementParser(text, markers).parse();
    }

    /// As [Requirement#parseLenient].
    public Requirement readLenient(String text) {
        try {
            return read(text);
        } catch (SyntaxException fault) {
            return Repairs.parseRepaired(text, this::read, fault);
        }
    }
}

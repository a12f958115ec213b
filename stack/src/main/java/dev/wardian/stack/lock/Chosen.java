package dev.wardian.stack.lock;

import dev.wardian.python.internal.json.JsonText;
import dev.wardian.standards.SyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Why a lock or an environment has a version that is not the newest, where that is no matter of
/// requirements: its dependents are of another time, or an artifact proved newer ones wrong. Locks
/// keep it under `tool.wardian` (PEP 751, `[[packages.tool]]`), environments in `wardian.json`
/// beside the metadata.
///
/// @param text for people: `2.4.6 does not go with pandas 1.5.3, which was compiled for NumPy 1`
/// @param evidence where to see it, a line each; none for a preference
public record Chosen(String text, List<String> evidence) {
    private static final String TOOL = "wardian";
    private static final String TEXT = "chosen";
    private static final String EVIDENCE = "evidence";

    public Chosen {
        evidence = List.copyOf(evidence);
    }

    /// What a lock keeps.
    public Map<String, Object> tool() {
        var kept = new LinkedHashMap<String, Object>();
        kept.put(TEXT, text);
        if (!evidence.isEmpty()) {
            kept.put(EVIDENCE, evidence);
        }
        return Map.of(TOOL, kept);
    }

    /// What a file of an environment kept of it, written as the JSON of [#tool]; a file that says
    /// nothing sensible counts as none.
    public static Optional<Chosen> parse(String json) {
        try {
            return JsonText.parse(json) instanceof Map<?, ?> kept
                    ? of(JsonText.table(kept))
                    : Optional.empty();
        } catch (SyntaxException malformed) {
            return Optional.empty();
        }
    }

    /// What a lock kept of it, if anything.
    public static Optional<Chosen> of(Map<String, Object> tool) {
        if (!(tool.get(TOOL) instanceof Map<?, ?> kept)
                || !(kept.get(TEXT) instanceof String text)) {
            return Optional.empty();
        }
        var evidence = new ArrayList<String>();
        if (kept.get(EVIDENCE) instanceof List<?> lines) {
            for (var line : lines) {
                evidence.add(String.valueOf(line));
            }
        }
        return Optional.of(new Chosen(text, evidence));
    }
}

package dev.wardian.stack.internal.yaml;

import dev.wardian.standards.SyntaxException;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/// YAML (and JSON, which is YAML) as a tree of [Map], [java.util.List] and [String]. Every
/// scalar is text: a version `1.10` is no number.
public final class YamlText {

    /// A lock of a large environment has some megabytes.
    private static final int MOST_CODE_POINTS = 200 * 1024 * 1024;

    private YamlText() {}

    /// Reads a document; an empty one is an empty map.
    ///
    /// @throws SyntaxException at the first place that is no YAML
    public static Object parse(String text) {
        var settings =
                LoadSettings.builder()
                        .setSchema(new FailsafeSchema())
                        // what stands for a document that is not there
                        .setTagConstructors(Map.of(Tag.NULL, _ -> Map.of()))
                        .setCodePointLimit(MOST_CODE_POINTS)
                        .setAllowDuplicateKeys(true)
                        .build();
        try {
            var found = new Load(settings).loadFromString(text);
            return found == null ? Map.of() : found;
        } catch (MarkedYamlEngineException problem) {
            var position = problem.getProblemMark().map(mark -> mark.getIndex()).orElse(0);
            throw new SyntaxException(
                    text, Math.min(position, text.length()), "YAML (" + problem.getProblem() + ")");
        } catch (YamlEngineException problem) {
            throw new SyntaxException(text, 0, "YAML (" + problem.getMessage() + ")");
        }
    }
}

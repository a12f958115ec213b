package dev.wardian.cli.output;

import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/// Writes a tree of maps, iterables, strings, numbers, booleans and optionals as JSON, anything
/// else by its text. Maps keep their order.
public final class JsonText {

    private JsonText() {}

    /// The tree as indented JSON without a line end.
    public static String of(Object tree) {
        var text = new StringWriter();
        var pretty =
                new ObjectWriteContext.Base() {
                    @Override
                    public DefaultPrettyPrinter getPrettyPrinter() {
                        return new DefaultPrettyPrinter();
                    }
                };
        try (var generator = new JsonFactory().createGenerator(pretty, text)) {
            write(generator, tree);
        }
        return text.toString();
    }

    private static void write(JsonGenerator generator, Object value) {
        switch (value) {
            case Optional<?> optional when optional.isEmpty() -> generator.writeNull();
            case Optional<?> optional -> write(generator, optional.orElseThrow());
            case Map<?, ?> map -> {
                generator.writeStartObject();
                for (var entry : map.entrySet()) {
                    generator.writeName(String.valueOf(entry.getKey()));
                    write(generator, entry.getValue());
                }
                generator.writeEndObject();
            }
            case Iterable<?> many when !(value instanceof java.nio.file.Path) -> {
                generator.writeStartArray();
                for (var one : many) {
                    write(generator, one);
                }
                generator.writeEndArray();
            }
            case Boolean flag -> generator.writeBoolean(flag);
            case Integer number -> generator.writeNumber(number);
            case Long number -> generator.writeNumber(number);
            default -> generator.writeString(value.toString());
        }
    }
}

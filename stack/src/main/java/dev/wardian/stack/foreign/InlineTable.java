package dev.wardian.stack.foreign;

import dev.wardian.stack.internal.toml.TomlEdit;
import dev.wardian.standards.requirement.Requirement;
import java.util.ArrayList;
import java.util.List;

/// An inline table of TOML, as Poetry and Pipenv say a requirement that is more than a version.
final class InlineTable {
    private final List<String> parts = new ArrayList<>();

    InlineTable text(String key, String value) {
        parts.add(key + " = " + TomlEdit.quoted(value));
        return this;
    }

    InlineTable isTrue(String key) {
        parts.add(key + " = true");
        return this;
    }

    InlineTable texts(String key, Iterable<?> values) {
        parts.add(key + " = " + list(values));
        return this;
    }

    /// Extras and marker of a requirement, where it has some.
    InlineTable conditions(Requirement requirement) {
        if (!requirement.extras().isEmpty()) {
            texts("extras", requirement.extras());
        }
        requirement.marker().ifPresent(it -> text("markers", it.toString()));
        return this;
    }

    static String list(Iterable<?> values) {
        var quoted = new ArrayList<String>();
        values.forEach(it -> quoted.add(TomlEdit.quoted(it.toString())));
        return "[" + String.join(", ", quoted) + "]";
    }

    @Override
    public String toString() {
        return "{" + String.join(", ", parts) + "}";
    }
}

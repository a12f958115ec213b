package dev.wardian.stack.unused;

import dev.wardian.stack.exchange.Places;
import dev.wardian.stack.internal.toml.TomlEdit;
import dev.wardian.stack.internal.toml.TomlSpan;
import java.util.ArrayList;
import java.util.List;

/// Where in a TOML file things stand.
final class TomlPlaces {
    private final String file;
    private final String text;
    private final TomlEdit document;

    /// A place and the line that holds it.
    record Place(String file, int line, int column, String text) {}

    TomlPlaces(String file, String text) {
        this.file = file;
        this.text = text;
        this.document = TomlEdit.of(text);
    }

    /// An item of the list at these keys.
    Place item(List<String> path, int index) {
        return place(
                document.find(path)
                        .map(TomlSpan::items)
                        .filter(items -> index < items.size())
                        .map(items -> items.get(index).start())
                        .orElse(0));
    }

    /// A key of the table at these keys, be it one of a line or of a header.
    Place key(List<String> path, String key) {
        var whole = new ArrayList<>(path);
        whole.add(key);
        for (var section : document.sections()) {
            if (section.path().equals(whole)) {
                return place(section.start());
            }
            for (var entry : section.entries()) {
                var named = new ArrayList<>(section.path());
                named.addAll(entry.path());
                if (named.equals(whole)) {
                    return place(entry.start());
                }
            }
        }
        return place(0);
    }

    private Place place(int offset) {
        var places = new Places(text);
        var end = text.indexOf('\n', offset);
        return new Place(
                file,
                places.line(offset),
                places.column(offset),
                text.substring(
                        text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1,
                        end < 0 ? text.length() : end));
    }
}

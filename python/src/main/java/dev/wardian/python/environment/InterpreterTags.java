package dev.wardian.python.environment;

import dev.wardian.python.internal.environment.Facts;
import dev.wardian.standards.tag.CompatibleTags;
import dev.wardian.standards.tag.WheelTag;
import java.util.ArrayList;
import java.util.List;

/// The wheel tags that fit an interpreter, from what it said of itself.
final class InterpreterTags {
    private InterpreterTags() {}

    static CompatibleTags of(Facts facts) {
        List<WheelTag> tags = new ArrayList<>();
        String version = facts.text("marker.python_version").replace(".", "");
        tags.add(new WheelTag("cp" + version, "cp" + version, "linux_x86_64"));
        tags.add(new WheelTag("py3", "none", "any"));
        return CompatibleTags.of(tags);
    }
}

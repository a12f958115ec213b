package dev.wardian.stack.foreign;

import dev.wardian.stack.workspace.Manifest;
import dev.wardian.stack.workspace.Section;
import java.util.List;

/// The declarative part of setuptools' `setup.cfg`.
final class SetupCfg {
    private SetupCfg() {}

    static String text(Manifest manifest, Losses losses) {
        var text = new StringBuilder("[metadata]\nname = ");
        text.append(manifest.name().map(Object::toString).orElse("project"));
        text.append("\nversion = ").append(manifest.version().orElse("0"));
        text.append("\n\n[options]\n");
        manifest.requiresPython()
                .ifPresent(it -> text.append("python_requires = ").append(it).append('\n'));
        lines("install_requires", manifest.requirements(new Section.Main()), text);
        if (!manifest.extras().isEmpty()) {
            text.append("\n[options.extras_require]\n");
            for (var extra : manifest.extras()) {
                lines(extra.toString(), manifest.requirements(new Section.Extra(extra)), text);
            }
        }
        for (var group : manifest.groups()) {
            losses.add("group `" + group + "`: `setup.cfg` has none; left out");
        }
        losses.add("versions and digests of the lock: `setup.cfg` says what is asked for");
        return text.toString();
    }

    private static void lines(String key, List<String> items, StringBuilder text) {
        text.append(key).append(" =\n");
        items.forEach(it -> text.append("    ").append(it).append('\n'));
    }
}

package dev.wardian.stack.foreign;

import dev.wardian.stack.workspace.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// `setup.cfg`, and what of a `setup.py` can be read without running it.
final class SetupFiles {

    private SetupFiles() {}

    static Foreign cfg(String text) {
        var draft = new Foreign.Draft();
        var sections = ini(text);
        var metadata = sections.getOrDefault("metadata", Map.of());
        draft.name = said(metadata, "name", draft);
        draft.version = said(metadata, "version", draft);
        var options = sections.getOrDefault("options", Map.of());
        draft.requiresPython = said(options, "python_requires", draft);
        lines(options.getOrDefault("install_requires", ""))
                .forEach(it -> draft.need(Section.main(), it));
        sections.getOrDefault("options.extras_require", Map.of())
                .forEach(
                        (extra, needs) ->
                                lines(needs).forEach(it -> draft.need(Section.extra(extra), it)));
        lines(options.getOrDefault("tests_require", ""))
                .forEach(it -> draft.need(Section.group("test"), it));
        for (var key : List.of("setup_requires", "entry_points", "packages", "package_data")) {
            if (options.containsKey(key)) {
                draft.losses.add("`" + key + "` is how the project is built; it stays where it is");
            }
        }
        return draft.done();
    }

    /// A value that stands there, not in a file that it names.
    private static Optional<String> said(
            Map<String, String> section, String key, Foreign.Draft draft) {
        var value = section.getOrDefault(key, "").strip();
        if (value.startsWith("attr:") || value.startsWith("file:")) {
            draft.losses.add("`" + key + "` is read from elsewhere (`" + value + "`)");
            return Optional.empty();
        }
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    private static List<String> lines(String value) {
        var lines = new ArrayList<String>();
        for (var line : value.split("[\\n]", -1)) {
            var plain = line.replaceAll("(^|\\s)#.*$", "").strip();
            if (!plain.isEmpty()) {
                lines.add(plain);
            }
        }
        return lines;
    }

    /// Sections of `key = value`, with values that go on in indented lines.
    private static Map<String, Map<String, String>> ini(String text) {
        var sections = new LinkedHashMap<String, Map<String, String>>();
        var section = new LinkedHashMap<String, String>();
        var key = "";
        for (var line : text.split("\\R", -1)) {
            var plain = line.strip();
            if (plain.startsWith("#") || plain.startsWith(";")) {
                continue;
            }
            if (plain.startsWith("[")
                    && plain.endsWith("]")
                    && !Character.isWhitespace(line.charAt(0))) {
                section = new LinkedHashMap<>();
                sections.put(plain.substring(1, plain.length() - 1).strip(), section);
                key = "";
            } else if (!plain.isEmpty()
                    && Character.isWhitespace(line.charAt(0))
                    && !key.isEmpty()) {
                section.merge(key, plain, (old, more) -> old + "\n" + more);
            } else if (!plain.isEmpty()) {
                var at = separator(plain);
                if (at > 0) {
                    key = plain.substring(0, at).strip().replace('-', '_');
                    section.put(key, plain.substring(at + 1).strip());
                }
            }
        }
        return sections;
    }

    private static int separator(String line) {
        var equals = line.indexOf('=');
        var colon = line.indexOf(':');
        return equals < 0 ? colon : colon < 0 ? equals : Math.min(equals, colon);
    }

    /// The literals among the arguments of `setup()`, and lists that a name at the top stands for.
    static Foreign py(String text) {
        var draft = new Foreign.Draft();
        var code = PythonLiterals.of(text);
        draft.name = code.text("name");
        draft.version = code.text("version");
        draft.requiresPython = code.text("python_requires");
        code.list("install_requires")
                .ifPresentOrElse(
                        all -> all.forEach(it -> draft.need(Section.main(), it)),
                        () -> {
                            if (code.names("install_requires")) {
                                draft.losses.add(
                                        "`install_requires` is computed; only running `setup.py` would tell");
                            }
                        });
        code.table("extras_require")
                .ifPresentOrElse(
                        table ->
                                table.forEach(
                                        (extra, all) ->
                                                all.forEach(
                                                        it ->
                                                                draft.need(
                                                                        Section.extra(extra), it))),
                        () -> {
                            if (code.names("extras_require")) {
                                draft.losses.add(
                                        "`extras_require` is computed; only running `setup.py` would tell");
                            }
                        });
        if (draft.version.isEmpty() && code.names("version")) {
            draft.losses.add("`version` is computed");
        }
        return draft.done();
    }

    /// `python-3.11.4` of Heroku.
    static Foreign runtime(String text) {
        var draft = new Foreign.Draft();
        var found = Pattern.compile("python-(\\d+(?:\\.\\d+)*)").matcher(text);
        if (found.find()) {
            var version = text.substring(found.start(1), found.end(1));
            draft.requiresPython =
                    Optional.of(
                            version.chars().filter(c -> c == '.').count() > 1
                                    ? "==" + version
                                    : "==" + version + ".*");
        } else {
            draft.losses.add("`" + text.strip() + "` names no Python");
        }
        return draft.done();
    }

    /// Names of system packages, one a line.
    static Foreign system(String text) {
        var draft = new Foreign.Draft();
        draft.system.addAll(lines(text));
        return draft.done();
    }
}

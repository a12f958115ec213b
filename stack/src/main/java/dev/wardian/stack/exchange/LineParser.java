package dev.wardian.stack.exchange;

import dev.wardian.standards.SyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads one [LogicalLine]: a requirement with its options, or global options.
final class LineParser {

    private static final List<String> FEATURES =
            List.of(
                    "fast-deps",
                    "inprocess-build-deps",
                    "venv-isolation",
                    "truststore",
                    "no-binary-enable-wheel-cache",
                    "build-constraint");

    private final LogicalLine line;
    private final String text;
    private final Places places;
    private final List<RequirementsLine> found;
    private final List<String> hashes = new ArrayList<>();
    private final Map<String, List<String>> configSettings = new LinkedHashMap<>();
    private final List<String> globalOptions = new ArrayList<>();

    LineParser(LogicalLine line, Places places, List<RequirementsLine> found) {
        this.line = line;
        this.text = line.text();
        this.places = places;
        this.found = found;
    }

    void parse() {
        var options = optionsStart(text);
        if (options == 0) {
            globalLine();
            return;
        }
        requirementOptions(OptionTokens.of(text, options));
        required(0, text.substring(0, options).stripTrailing(), false);
    }

    /// Where the first word that begins with a dash starts; the length when there is none.
    static int optionsStart(String text) {
        var index = 0;
        while (index < text.length()) {
            if (text.charAt(index) == '-' && (index == 0 || text.charAt(index - 1) == ' ')) {
                return index;
            }
            index++;
        }
        return text.length();
    }

    private void required(int start, String requirement, boolean editable) {
        found.add(
                new RequirementsLine.Required(
                        lineAt(start),
                        columnAt(start),
                        requirement,
                        editable,
                        hashes,
                        configSettings,
                        globalOptions));
    }

    private void globalLine() {
        if (editableLine()) {
            return;
        }
        var tokens = OptionTokens.of(text, 0);
        var index = 0;
        while (index < tokens.size()) {
            var token = tokens.get(index);
            var written = option(token);
            if (written.option().followsRequirement()) {
                throw new SyntaxException(
                        text, token.start(), "a requirement before `" + token.text() + "`");
            }
            var value = written.value();
            if (written.option().takesValue() && !written.hasValue()) {
                index++;
                value = valueOf(written.option(), tokens, index, token);
            }
            global(written.option(), value, token.start());
            index++;
        }
    }

    /// `-e` takes all that follows up to the next long option, so that `./a[x, y] ; marker` works.
    private boolean editableLine() {
        var start = editableValueStart();
        if (start < 0) {
            return false;
        }
        while (start < text.length() && LogicalLines.isBlank(text.charAt(start))) {
            start++;
        }
        var end = text.indexOf(" --", start);
        if (end < 0) {
            end = text.length();
        }
        var value = unquoted(text.substring(start, end).strip());
        if (value.isEmpty()) {
            throw new SyntaxException(text, start, FileOption.EDITABLE.value());
        }
        if (end < text.length()) {
            requirementOptions(OptionTokens.of(text, end + 1));
        }
        required(start, value, true);
        return true;
    }

    private int editableValueStart() {
        for (var name : List.of("--editable=", "--editable ", "-e ", "-e=")) {
            if (text.startsWith(name)) {
                return name.length();
            }
        }
        return text.startsWith("-e") && text.length() > 2 && text.charAt(2) != '-' ? 2 : -1;
    }

    private static String unquoted(String value) {
        var quoted = value.length() > 1 && value.charAt(0) == value.charAt(value.length() - 1);
        return quoted && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                ? value.substring(1, value.length() - 1)
                : value;
    }

    /// An option as it is written: `--name`, `--name=value`, `-n` or `-nvalue`.
    private record Written(FileOption option, boolean hasValue, String value) {}

    private Written option(OptionTokens.Token token) {
        var word = token.text();
        if (word.startsWith("--")) {
            var equals = word.indexOf('=');
            var name = equals < 0 ? word : word.substring(0, equals);
            var option = FileOption.ofLong(name).orElseThrow(() -> unknown(token, name));
            if (equals >= 0 && !option.takesValue()) {
                throw new SyntaxException(
                        text, token.start(), "`" + option.spelling() + "` without a value");
            }
            return new Written(option, equals >= 0, equals < 0 ? "" : word.substring(equals + 1));
        }
        if (word.startsWith("-") && word.length() > 1) {
            var option = FileOption.ofShort(word.charAt(1)).orElseThrow(() -> unknown(token, word));
            var rest = word.substring(2);
            return new Written(
                    option, !rest.isEmpty(), rest.startsWith("=") ? rest.substring(1) : rest);
        }
        throw new SyntaxException(text, token.start(), "an option or the end of the line");
    }

    private SyntaxException unknown(OptionTokens.Token token, String name) {
        return new SyntaxException(
                text,
                token.start(),
                "an option that requirements files know (`" + name + "` is none)");
    }

    private String valueOf(
            FileOption option, List<OptionTokens.Token> tokens, int index, OptionTokens.Token at) {
        if (index >= tokens.size()) {
            throw new SyntaxException(
                    text, at.start(), option.value() + " after `" + option.spelling() + "`");
        }
        return tokens.get(index).text();
    }

    private void global(FileOption option, String value, int start) {
        var row = lineAt(start);
        var column = columnAt(start);
        found.add(
                switch (option) {
                    case INDEX_URL, PYPI_URL -> new RequirementsLine.IndexUrl(row, column, value);
                    case EXTRA_INDEX_URL -> new RequirementsLine.ExtraIndexUrl(row, column, value);
                    case NO_INDEX -> new RequirementsLine.NoIndex(row, column);
                    case CONSTRAINT -> new RequirementsLine.Included(row, column, value, true);
                    case REQUIREMENT -> new RequirementsLine.Included(row, column, value, false);
                    case FIND_LINKS -> new RequirementsLine.FindLinks(row, column, value);
                    case NO_BINARY -> new RequirementsLine.Format(row, column, false, value);
                    case ONLY_BINARY -> new RequirementsLine.Format(row, column, true, value);
                    case PREFER_BINARY -> new RequirementsLine.PreferBinary(row, column);
                    case REQUIRE_HASHES -> new RequirementsLine.RequireHashes(row, column);
                    case PRE -> new RequirementsLine.Prereleases(row, column);
                    case TRUSTED_HOST -> new RequirementsLine.TrustedHost(row, column, value);
                    case USE_FEATURE -> feature(value, start, row, column);
                    case ALL_RELEASES, ONLY_FINAL ->
                            new RequirementsLine.WithoutEffect(
                                    row, column, option.spelling(), value);
                    case EDITABLE, GLOBAL_OPTION, HASH, CONFIG_SETTINGS ->
                            throw new SyntaxException(
                                    text,
                                    start,
                                    "a line of its own for `" + option.spelling() + "`");
                });
    }

    private RequirementsLine feature(String value, int start, int row, int column) {
        if (!FEATURES.contains(value)) {
            throw new SyntaxException(text, start, "one of " + String.join(", ", FEATURES));
        }
        return new RequirementsLine.WithoutEffect(row, column, "--use-feature", value);
    }

    private void requirementOptions(List<OptionTokens.Token> tokens) {
        var index = 0;
        while (index < tokens.size()) {
            var token = tokens.get(index);
            var written = option(token);
            var value = written.value();
            if (written.option().takesValue() && !written.hasValue()) {
                index++;
                value = valueOf(written.option(), tokens, index, token);
            }
            switch (written.option()) {
                case HASH -> hashes.add(hash(value, token));
                case CONFIG_SETTINGS -> configSetting(value, token);
                case GLOBAL_OPTION -> globalOptions.add(value);
                case INDEX_URL,
                        PYPI_URL,
                        EXTRA_INDEX_URL,
                        NO_INDEX,
                        CONSTRAINT,
                        REQUIREMENT,
                        EDITABLE,
                        FIND_LINKS,
                        NO_BINARY,
                        ONLY_BINARY,
                        PREFER_BINARY,
                        REQUIRE_HASHES,
                        PRE,
                        ALL_RELEASES,
                        ONLY_FINAL,
                        TRUSTED_HOST,
                        USE_FEATURE ->
                        throw new SyntaxException(
                                text,
                                token.start(),
                                "a line of its own for `" + written.option().spelling() + "`");
            }
            index++;
        }
    }

    private String hash(String value, OptionTokens.Token token) {
        var colon = value.indexOf(':');
        if (colon <= 0) {
            throw new SyntaxException(
                    text, token.start(), "`--hash=sha256:…`, an algorithm and a digest");
        }
        var algorithm = value.substring(0, colon);
        switch (algorithm) {
            case "md5", "sha1", "sha224", "sha256", "sha384", "sha512" -> {}
            default ->
                    throw new SyntaxException(
                            text,
                            token.start(),
                            "one of sha256, sha384, sha512 (`" + algorithm + "` is none)");
        }
        return value;
    }

    private void configSetting(String value, OptionTokens.Token token) {
        var equals = value.indexOf('=');
        if (equals <= 0) {
            throw new SyntaxException(text, token.start(), FileOption.CONFIG_SETTINGS.value());
        }
        configSettings
                .computeIfAbsent(value.substring(0, equals), key -> new ArrayList<>())
                .add(value.substring(equals + 1));
    }

    private int lineAt(int index) {
        return places.line(line.offset(index));
    }

    private int columnAt(int index) {
        return places.column(line.offset(index));
    }
}

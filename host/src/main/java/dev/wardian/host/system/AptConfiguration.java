package dev.wardian.host.system;

import dev.wardian.host.internal.SmallFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a machine's `apt` is told (`apt.conf(5)`): the parts in `apt.conf.d`, then `apt.conf`, of
/// which the last word counts. Read are values; lists and `#clear` are passed over.
public final class AptConfiguration {
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9_-]+(\\.conf)?");

    private static final Pattern TOKEN =
            Pattern.compile(
                    "//[^\n]*|/\\*.*?\\*/|(?m:^\\s*)#[^\n]*|\"([^\"]*)\"|([{};])|([^\\s\"{};]+)",
                    Pattern.DOTALL);

    private final Map<String, String> values = new HashMap<>();

    private AptConfiguration() {}

    /// That of a machine.
    ///
    /// @param root where its files begin
    public static AptConfiguration read(Path root) {
        var configuration = new AptConfiguration();
        SmallFile.children(root.resolve("etc/apt/apt.conf.d")).stream()
                .filter(file -> FILE.matcher(String.valueOf(file.getFileName())).matches())
                .forEach(file -> configuration.add(new SmallFile(file)));
        configuration.add(SmallFile.below(root, "/etc/apt/apt.conf"));
        return configuration;
    }

    /// A value; names are the same in any case.
    ///
    /// @param name such as `APT::Default-Release`
    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name.toLowerCase(Locale.ROOT)));
    }

    private void add(SmallFile file) {
        var scopes = new ArrayList<String>();
        var words = new ArrayList<String>();
        Matcher tokens = TOKEN.matcher(file.text().orElse(""));
        while (tokens.find()) {
            if (tokens.group(1) != null) {
                words.add(tokens.group(1));
            } else if (tokens.group(3) != null) {
                words.add(tokens.group(3));
            } else if ("{".equals(tokens.group(2))) {
                scopes.add(words.isEmpty() ? "" : words.getFirst());
                words.clear();
            } else if (tokens.group(2) != null) {
                say(scopes, words);
                words.clear();
                if (tokens.group(2).equals("}") && !scopes.isEmpty()) {
                    scopes.removeLast();
                }
            }
        }
    }

    private void say(List<String> scopes, List<String> words) {
        if (words.size() == 2) {
            var name = new ArrayList<>(scopes);
            name.add(words.getFirst());
            values.put(String.join("::", name).toLowerCase(Locale.ROOT), words.getLast());
        }
    }
}

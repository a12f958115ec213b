package dev.wardian.cli.output;

import dev.wardian.store.http.SafeUrl;
import java.util.ArrayList;
import java.util.List;

/// Commands as a POSIX shell reads them, to be shown and pasted.
public final class ShellText {

    private static final String UNQUOTED = "-_./=:@%+,~^";

    private ShellText() {}

    /// The words in one line, each quoted where it must be; credentials in addresses and values of
    /// options that are secrets by their name are not repeated.
    public static String of(List<String> words) {
        var said = new ArrayList<String>(words.size());
        var secret = false;
        for (var word : words) {
            said.add(secret ? "****" : quoted(visible(word)));
            secret = isSecret(word) && word.indexOf('=') < 0;
        }
        return String.join(" ", said);
    }

    /// Whether [#of] leaves something out.
    public static boolean hides(List<String> words) {
        return words.stream().anyMatch(word -> isSecret(word) || !visible(word).equals(word));
    }

    private static String visible(String word) {
        var equals = word.indexOf('=');
        if (isSecret(word) && equals > 0) {
            return word.substring(0, equals) + "=****";
        }
        return word.contains("://") ? SafeUrl.show(word) : word;
    }

    private static boolean isSecret(String word) {
        return word.startsWith("-")
                && (word.contains("password") || word.contains("token") || word.contains("secret"));
    }

    private static String quoted(String word) {
        for (var i = 0; i < word.length(); i++) {
            var letter = word.charAt(i);
            if (!Character.isLetterOrDigit(letter) && UNQUOTED.indexOf(letter) < 0) {
                return "'" + word.replace("'", "'\\''") + "'";
            }
        }
        return word.isEmpty() ? "''" : word;
    }
}

package dev.wardian.stack.history;

import dev.wardian.store.http.SafeUrl;
import java.time.Instant;
import java.util.List;

/// Why and when an environment is changed, as its history shall tell.
///
/// @param command what was asked for, in one line; empty text if nobody typed it
/// @param when the time
public record Reason(String command, Instant when) {

    /// A command line without the passwords in its addresses and without the values of options
    /// that are secrets by their name.
    ///
    /// @param words the words as they were typed, without the program's name
    public static Reason ofCommand(List<String> words, Instant when) {
        var shown = new StringBuilder();
        var secret = false;
        for (var word : words) {
            if (!shown.isEmpty()) {
                shown.append(' ');
            }
            shown.append(secret ? "****" : quoted(visible(word)));
            secret = isSecret(word) && word.indexOf('=') < 0;
        }
        return new Reason(shown.toString(), when);
    }

    private static String visible(String word) {
        var equals = word.indexOf('=');
        return isSecret(word) && equals > 0
                ? word.substring(0, equals) + "=****"
                : SafeUrl.show(word);
    }

    private static boolean isSecret(String word) {
        return word.startsWith("-")
                && (word.contains("password") || word.contains("token") || word.contains("secret"));
    }

    private static String quoted(String word) {
        for (var i = 0; i < word.length(); i++) {
            var c = word.charAt(i);
            if (c == ' ' || c == '\'' || c == '"' || c == '<' || c == '>' || c == ';' || c == '*') {
                return "'" + word.replace("'", "'\\''") + "'";
            }
        }
        return word.isEmpty() ? "''" : word;
    }
}

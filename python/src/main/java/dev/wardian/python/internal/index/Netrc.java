package dev.wardian.python.internal.index;

import dev.wardian.store.http.BasicCredentials;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A `netrc` file: who we are on which machine.
public final class Netrc {
    /// No machines.
    public static final Netrc EMPTY = new Netrc(Map.of());

    private static final String DEFAULT = "";

    private final Map<String, BasicCredentials> machines;

    private Netrc(Map<String, BasicCredentials> machines) {
        this.machines = machines;
    }

    /// Reads the text as Python's `netrc` module does, but passes over what it does not know.
    public static Netrc parse(String text) {
        Map<String, BasicCredentials> machines = new LinkedHashMap<>();
        List<String> words = words(text);
        int position = 0;
        while (position < words.size()) {
            String word = words.get(position++);
            boolean isDefault = word.equals("default");
            if (!isDefault && !word.equals("machine")) {
                continue;
            }
            String machine = DEFAULT;
            if (!isDefault && position < words.size()) {
                machine = words.get(position++);
            }
            String login = "";
            String password = "";
            while (position + 1 < words.size() && isField(words.get(position))) {
                String field = words.get(position);
                String value = words.get(position + 1);
                login = field.equals("login") || field.equals("user") ? value : login;
                password = field.equals("password") ? value : password;
                position += 2;
            }
            machines.putIfAbsent(machine, new BasicCredentials(login, password));
        }
        return new Netrc(machines);
    }

    private static boolean isField(String word) {
        return word.equals("login")
                || word.equals("user")
                || word.equals("account")
                || word.equals("password");
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (line.stripLeading().startsWith("#")) {
                continue;
            }
            int position = 0;
            while (position < line.length()) {
                char c = line.charAt(position);
                if (Character.isWhitespace(c)) {
                    position++;
                } else {
                    position = word(line, position, words);
                }
            }
        }
        return words;
    }

    private static int word(String line, int start, List<String> words) {
        StringBuilder word = new StringBuilder();
        boolean quoted = line.charAt(start) == '"';
        int position = quoted ? start + 1 : start;
        while (position < line.length()) {
            char c = line.charAt(position);
            if (quoted ? c == '"' : Character.isWhitespace(c)) {
                break;
            }
            if (c == '\\' && position + 1 < line.length()) {
                position++;
                c = line.charAt(position);
            }
            word.append(c);
            position++;
        }
        words.add(word.toString());
        return quoted ? position + 1 : position;
    }

    /// Who we are on a machine, by its own entry or the default one.
    public Optional<BasicCredentials> find(String host) {
        BasicCredentials own = machines.get(host);
        return Optional.ofNullable(own != null ? own : machines.get(DEFAULT));
    }
}

package dev.wardian.host.resolve;

import dev.wardian.host.system.ControlStanza;
import dev.wardian.host.system.DebianPackages;
import dev.wardian.host.system.PackageOrigin;
import dev.wardian.standards.SyntaxException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One `Packages` index, of which only those packages are read that are asked for: the whole of
/// Debian has sixty thousand, and a resolution meets two hundred.
final class PackageList {
    private static final byte[] NAME = "Package: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PROVIDES = "Provides: ".getBytes(StandardCharsets.US_ASCII);

    private final byte[] text;
    private final List<String> bases;
    private final boolean automatic;
    private final PackageOrigin origin;

    /// The places at which stanzas of a name begin.
    private final Map<String, int[]> names = new HashMap<>(1 << 16);

    /// The names of packages that provide something.
    private final Map<String, Set<String>> providers = new HashMap<>();

    private PackageList(byte[] text, List<String> bases, boolean automatic, PackageOrigin origin) {
        this.origin = origin;
        this.text = text;
        this.bases = bases;
        this.automatic = automatic;
        scan();
    }

    /// @param bases where its repository lies
    /// @param automatic whether its packages are taken without being asked for
    static PackageList read(Path file, List<String> bases, boolean automatic, PackageOrigin origin)
            throws IOException {
        try (InputStream in = DebianPackages.unpacked(file)) {
            return new PackageList(in.readAllBytes(), bases, automatic, origin);
        }
    }

    /// The same of a text.
    static PackageList of(String stanzas, List<String> bases) {
        return new PackageList(
                stanzas.getBytes(StandardCharsets.UTF_8), bases, true, PackageOrigin.UNKNOWN);
    }

    /// Where it comes from.
    PackageOrigin origin() {
        return origin;
    }

    private void scan() {
        int stanza = 0;
        String name = "";
        int at = 0;
        while (at < text.length) {
            int end = at;
            while (end < text.length && text[end] != '\n') {
                end++;
            }
            if (end == at) {
                stanza = end + 1;
            } else if (text[at] == 'P') {
                if (begins(at, NAME)) {
                    name = text(at + NAME.length, end);
                    int start = stanza;
                    names.merge(name, new int[] {start}, PackageList::both);
                } else if (begins(at, PROVIDES)) {
                    provided(name, text(at + PROVIDES.length, end));
                }
            }
            at = end + 1;
        }
    }

    private static int[] both(int[] some, int[] more) {
        int[] all = Arrays.copyOf(some, some.length + 1);
        all[some.length] = more[0];
        return all;
    }

    private void provided(String name, String value) {
        for (String one : value.split(",", -1)) {
            String plain = one.strip();
            int end = 0;
            while (end < plain.length() && " (:".indexOf(plain.charAt(end)) < 0) {
                end++;
            }
            providers
                    .computeIfAbsent(plain.substring(0, end), _ -> new java.util.LinkedHashSet<>())
                    .add(name);
        }
    }

    private String text(int from, int to) {
        return new String(text, from, to - from, StandardCharsets.UTF_8).strip();
    }

    private boolean begins(int at, byte[] word) {
        return at + word.length < text.length
                && Arrays.equals(text, at, at + word.length, word, 0, word.length);
    }

    /// All versions of a package; those whose stanzas are unsound are passed over.
    List<Candidate> named(String name) {
        List<Candidate> found = new ArrayList<>();
        for (int start : names.getOrDefault(name, new int[0])) {
            ControlStanza.all(new BufferedReader(new StringReader(stanza(start))))
                    .forEach(one -> add(one, found));
        }
        return found;
    }

    private void add(ControlStanza stanza, List<Candidate> found) {
        try {
            Candidate.read(stanza, bases, automatic)
                    .filter(one -> one.file().isPresent())
                    .ifPresent(found::add);
        } catch (SyntaxException unsound) {
            // a package that says nonsense of others cannot be chosen
        }
    }

    private String stanza(int start) {
        int end = start;
        while (end < text.length && !(text[end] == '\n' && isEnd(end + 1))) {
            end++;
        }
        return new String(text, start, end - start, StandardCharsets.UTF_8);
    }

    private boolean isEnd(int at) {
        return at >= text.length || text[at] == '\n';
    }

    /// The names of packages that provide this.
    Set<String> providing(String name) {
        return providers.getOrDefault(name, Set.of());
    }

    /// The names of all packages.
    Set<String> names() {
        return names.keySet();
    }
}

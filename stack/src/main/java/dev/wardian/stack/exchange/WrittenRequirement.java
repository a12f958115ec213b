package dev.wardian.stack.exchange;

import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.marker.Marker;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.tag.WheelFilename;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// One requirement in any spelling that people use: PEP 508 (`numpy[x]>=1`, `name @ address`), a
/// bare address (`https://…/a.whl`, `git+https://…@tag#egg=name`) or a path (`./folder[extra]`,
/// `dist/a-1-py3-none-any.whl`).
public sealed interface WrittenRequirement {

    /// The condition under which it counts.
    Optional<Marker> marker();

    /// A package by name, to be found in an index.
    record Named(Requirement requirement) implements WrittenRequirement {
        @Override
        public Optional<Marker> marker() {
            return requirement.marker();
        }
    }

    /// A package that lies at a place; its name may only be known once it was fetched.
    record Located(
            Optional<PackageName> name,
            SortedSet<ExtraName> extras,
            Location location,
            Optional<Marker> marker)
            implements WrittenRequirement {
        public Located {
            extras = Collections.unmodifiableSortedSet(new TreeSet<>(extras));
        }
    }

    /// Reads a requirement; relative paths begin at `base`.
    ///
    /// @throws SyntaxException with the place in `text` and what was expected there
    static WrittenRequirement parse(String text, Path base) {
        if (looksLocated(text)) {
            return located(text, base);
        }
        var requirement = Requirement.parse(text);
        if (requirement.url().isEmpty()) {
            return new Named(requirement);
        }
        return new Located(
                Optional.of(requirement.name()),
                requirement.extras(),
                Location.parse(requirement.url().get(), base),
                requirement.marker());
    }

    /// Reads what follows `-e`: a folder, a repository or `name @ address`.
    ///
    /// @throws SyntaxException with the place in `text` and what was expected there
    static Located parseEditable(String text, Path base) {
        var named = !looksLocated(text) && text.contains("@") && text.contains(":");
        if (named && parse(text, base) instanceof Located located) {
            return located;
        }
        return located(text, base);
    }

    /// True for text that is an address or path rather than a name: it has a scheme, begins like a
    /// path, has a separator before any ` @ `, or ends as an archive does.
    private static boolean looksLocated(String text) {
        var scheme = Location.scheme(text);
        if (!scheme.isEmpty() || text.startsWith("git+")) {
            return true;
        }
        if (text.startsWith(".") || text.startsWith("/") || text.startsWith("~")) {
            return true;
        }
        var end = nameEnd(text);
        if (end < text.length() && (text.charAt(end) == '/' || text.charAt(end) == '\\')) {
            return true;
        }
        var bare = withoutMarker(text);
        return bare.indexOf('@') < 0 && isArchive(withoutExtras(bare));
    }

    private static int nameEnd(String text) {
        var index = 0;
        while (index < text.length()) {
            var c = text.charAt(index);
            if (!Character.isLetterOrDigit(c) && c != '-' && c != '_' && c != '.') {
                break;
            }
            index++;
        }
        return index;
    }

    /// True when the name ends as a wheel or a source archive does.
    static boolean isArchive(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        for (var ending :
                new String[] {
                    ".whl",
                    ".zip",
                    ".tar.gz",
                    ".tgz",
                    ".tar",
                    ".tar.bz2",
                    ".tbz",
                    ".tar.xz",
                    ".txz",
                    ".tlz",
                    ".tar.lz",
                    ".tar.lzma",
                    ".tar.zst"
                }) {
            if (lower.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }

    private static Located located(String text, Path base) {
        var bare = withoutMarker(text);
        Optional<Marker> marker = Optional.empty();
        if (bare.length() < text.length()) {
            marker = Optional.of(marker(text));
        }
        SortedSet<ExtraName> extras = new TreeSet<>();
        Optional<PackageName> name = Optional.empty();
        var address = bare;
        var hash = bare.indexOf('#');
        var egg = hash < 0 ? "" : egg(bare.substring(hash + 1));
        if (!egg.isEmpty()) {
            var named = egg(egg, text);
            name = Optional.of(named.name());
            extras.addAll(named.extras());
        }
        if (hash < 0 || bare.indexOf('[', hash) < 0) {
            var path = withoutExtras(bare);
            if (path.length() < bare.length()) {
                extras.addAll(extras(bare.substring(path.length()), text));
                address = path.stripTrailing();
            }
        }
        if (name.isEmpty() && hash < 0) {
            name = wheelName(address);
        }
        return new Located(name, extras, Location.parse(address, base), marker);
    }

    private static Optional<PackageName> wheelName(String address) {
        var end = address.indexOf('?');
        var path = end < 0 ? address : address.substring(0, end);
        var file = PercentText.decode(path.substring(path.lastIndexOf('/') + 1));
        return file.endsWith(".whl")
                ? WheelFilename.tryParse(file).map(WheelFilename::name)
                : Optional.empty();
    }

    private static String egg(String fragment) {
        for (var part : fragment.split("&", -1)) {
            if (part.startsWith("egg=")) {
                return PercentText.decode(part.substring(4));
            }
        }
        return "";
    }

    /// What `#egg=` names: a name, perhaps with extras; versions in it say nothing.
    private static Requirement egg(String egg, String text) {
        try {
            return Requirement.parse(egg);
        } catch (SyntaxException problem) {
            throw new SyntaxException(
                    text,
                    Math.max(0, text.indexOf("egg=")) + 4 + problem.position(),
                    problem.expected());
        }
    }

    /// The text before a semicolon that stands after a blank; addresses may hold others.
    private static String withoutMarker(String text) {
        for (var index = 1; index < text.length(); index++) {
            if (text.charAt(index) == ';' && Character.isWhitespace(text.charAt(index - 1))) {
                return text.substring(0, index).stripTrailing();
            }
        }
        return text;
    }

    private static Marker marker(String text) {
        var start = text.indexOf(';', withoutMarker(text).length()) + 1;
        try {
            return Marker.parse(text.substring(start));
        } catch (SyntaxException problem) {
            throw new SyntaxException(text, start + problem.position(), problem.expected());
        }
    }

    private static String withoutExtras(String text) {
        if (!text.endsWith("]")) {
            return text;
        }
        var bracket = text.lastIndexOf('[');
        return bracket <= 0 ? text : text.substring(0, bracket);
    }

    private static SortedSet<ExtraName> extras(String bracketed, String text) {
        var found = new TreeSet<ExtraName>();
        var closing = bracketed.indexOf(']');
        if (closing < 0) {
            throw new SyntaxException(text, text.length(), "`]` after the extras");
        }
        for (var part : bracketed.substring(1, closing).split(",", -1)) {
            var name = part.strip();
            if (!name.isEmpty()) {
                found.add(
                        ExtraName.tryOf(name)
                                .orElseThrow(
                                        () ->
                                                new SyntaxException(
                                                        text,
                                                        Math.max(0, text.lastIndexOf(name)),
                                                        "the name of an extra")));
            }
        }
        return found;
    }
}

package dev.wardian.standards.requirement;

import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.internal.text.Cursor;
import dev.wardian.standards.marker.Marker;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Specifier;
import dev.wardian.standards.version.SpecifierSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Recursive descent over the grammar of requirements in PEP 508.
///
///     requirement = name extras? ("@" url (blank marker)? | specifiers marker?)
///     extras      = "[" (name ("," name)*)? "]"
///     specifiers  = "(" versions ")" | versions
///     versions    = (specifier ("," specifier)* ","?)?
///     marker      = ";" marker of PEP 508
final class RequirementParser {
    private static final SortedSet<ExtraName> NO_EXTRAS =
            Collections.unmodifiableSortedSet(new TreeSet<>());

    private final Cursor cursor;
    private final String text;
    private final Map<String, Marker> knownMarkers;

    RequirementParser(String text) {
        this(text, new HashMap<>(1));
    }

    /// A parser that takes markers from those that were read before, and adds to them.
    RequirementParser(String text, Map<String, Marker> knownMarkers) {
        this.cursor = new Cursor(text);
        this.text = text;
        this.knownMarkers = knownMarkers;
    }

    Requirement parse() {
        cursor.skipBlanks();
        PackageName name = name();
        cursor.skipBlanks();
        SortedSet<ExtraName> extras = extras();
        cursor.skipBlanks();
        return cursor.accept('@') ? withUrl(name, extras) : withVersions(name, extras);
    }

    private PackageName name() {
        int start = cursor.position();
        int end = identifierEnd(start);
        if (end == start) {
            throw cursor.expected("package name at the start of dependency specifier");
        }
        cursor.moveTo(end);
        try {
            return PackageName.of(text.substring(start, end));
        } catch (SyntaxException fault) {
            throw moved(fault, start);
        }
    }

    /// The end of the longest identifier that starts here, or the start if there is none.
    private int identifierEnd(int start) {
        int end = start;
        int last = start;
        while (end < text.length()) {
            char character = text.charAt(end);
            if (isLetterOrDigit(character) || character == '_') {
                end++;
                last = end;
            } else if (character == '-' || character == '.') {
                end++;
            } else {
                break;
            }
        }
        boolean starts = start < text.length() && isLetterOrDigit(text.charAt(start));
        boolean ends = last == text.length() || !Cursor.isWordPart(text.charAt(last));
        return starts && ends ? last : start;
    }

    private static boolean isLetterOrDigit(char character) {
        return character < 128 && character != '_' && Cursor.isWordPart(character);
    }

    private SortedSet<ExtraName> extras() {
        if (!cursor.accept('[')) {
            return NO_EXTRAS;
        }
        NavigableSet<ExtraName> extras = new TreeSet<>();
        cursor.skipBlanks();
        if (identifierEnd(cursor.position()) > cursor.position()) {
            extras.add(extra());
            cursor.skipBlanks();
            while (cursor.accept(',')) {
                cursor.skipBlanks();
                extras.add(extra());
                cursor.skipBlanks();
            }
        }
        if (identifierEnd(cursor.position()) > cursor.position()) {
            throw cursor.expected("comma between extra names");
        }
        if (!cursor.accept(']')) {
            throw cursor.expected("`]` after extras");
        }
        return extras;
    }

    private ExtraName extra() {
        int start = cursor.position();
        int end = identifierEnd(start);
        if (end == start) {
            throw cursor.expected("extra name after comma");
        }
        cursor.moveTo(end);
        try {
            return ExtraName.of(text.substring(start, end));
        } catch (SyntaxException fault) {
            throw moved(fault, start);
        }
    }

    private Requirement withUrl(PackageName name, SortedSet<ExtraName> extras) {
        cursor.skipBlanks();
        int start = cursor.position();
        int end = start;
        while (end < text.length() && !Cursor.isBlank(text.charAt(end))) {
            end++;
        }
        if (end == start) {
            throw cursor.expected("URL after `@`");
        }
        cursor.moveTo(end);
        cursor.skipBlanks();
        Optional<Marker> marker = marker("semicolon (after URL and whitespace) or end");
        return new Requirement(
                name, extras, SpecifierSet.ANY, Optional.of(text.substring(start, end)), marker);
    }

    private Requirement withVersions(PackageName name, SortedSet<ExtraName> extras) {
        SpecifierSet specifiers = parenthesised();
        cursor.skipBlanks();
        Optional<Marker> marker =
                marker(
                        specifiers.isEmpty()
                                ? "semicolon (after name with no version specifier) or end"
                                : "comma (within version specifier), semicolon (after version"
                                        + " specifier) or end");
        return new Requirement(name, extras, specifiers, Optional.empty(), marker);
    }

    private SpecifierSet parenthesised() {
        if (!cursor.accept('(')) {
            return versions();
        }
        cursor.skipBlanks();
        SpecifierSet specifiers = versions();
        cursor.skipBlanks();
        if (!cursor.accept(')')) {
            throw cursor.expected("`)` after version specifier");
        }
        return specifiers;
    }

    private SpecifierSet versions() {
        if (!isOperator(cursor.peek())) {
            return SpecifierSet.ANY;
        }
        List<Specifier> specifiers = new ArrayList<>(2);
        do {
            specifiers.add(specifier());
            cursor.skipBlanks();
            if (!cursor.accept(',')) {
                break;
            }
            cursor.skipBlanks();
        } while (isOperator(cursor.peek()));
        return SpecifierSet.of(specifiers);
    }

    private static boolean isOperator(char character) {
        return character == '='
                || character == '>'
                || character == '<'
                || character == '!'
                || character == '~';
    }

    /// One operator and one version; white space between them may also be line breaks.
    private Specifier specifier() {
        int start = cursor.position();
        int end = start;
        while (end < text.length() && isOperator(text.charAt(end))) {
            end++;
        }
        while (end < text.length() && Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        while (end < text.length() && isVersionPart(text.charAt(end))) {
            end++;
        }
        cursor.moveTo(end);
        try {
            return Specifier.parse(text.substring(start, end));
        } catch (SyntaxException fault) {
            throw moved(fault, start);
        }
    }

    private static boolean isVersionPart(char character) {
        return character != ','
                && character != ';'
                && character != ')'
                && !Character.isWhitespace(character);
    }

    private Optional<Marker> marker(String otherwise) {
        if (cursor.atEnd()) {
            return Optional.empty();
        }
        if (!cursor.accept(';')) {
            throw cursor.expected(otherwise);
        }
        int start = cursor.position();
        String written = text.substring(start);
        @Nullable Marker marker = knownMarkers.get(written);
        if (marker == null) {
            try {
                marker = Marker.parse(written);
            } catch (SyntaxException fault) {
                throw moved(fault, start);
            }
            knownMarkers.put(written, marker);
        }
        return Optional.of(marker);
    }

    /// The fault of a part, told about the whole text.
    private SyntaxException moved(SyntaxException fault, int start) {
        return new SyntaxException(text, start + fault.position(), fault.expected());
    }
}

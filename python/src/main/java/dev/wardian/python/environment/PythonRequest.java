package dev.wardian.python.environment;

import dev.wardian.python.EnvironmentProblem;
import dev.wardian.python.PythonException;
import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.version.SpecifierSet;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a person asks for with `--python`.
///
/// `3.11`, `3`, `3.12.1`, `3.13t`, `>=3.10,<3.13`, `cpython`, `pypy3.10`, `cpython@3.11`,
/// `cp311`, `python3.10` (a command on the search path), or the path of a program, of a virtual
/// environment or of an installation's prefix.
public sealed interface PythonRequest {

    /// Any interpreter will do.
    record Any() implements PythonRequest {
        @Override
        public String toString() {
            return "any Python";
        }
    }

    /// An implementation (empty: any), versions, and whether it must be free-threaded.
    record Matching(String implementation, SpecifierSet versions, boolean freeThreaded, String text)
            implements PythonRequest {
        @Override
        public String toString() {
            return text;
        }
    }

    /// A command on the search path.
    record Command(String name) implements PythonRequest {
        @Override
        public String toString() {
            return name;
        }
    }

    /// A program, an environment or a prefix.
    record Location(Path path) implements PythonRequest {
        @Override
        public String toString() {
            return path.toString();
        }
    }

    /// Reads a request; paths are taken relative to the given folder.
    static PythonRequest parse(String text, Path folder) {
        String asked = text.strip();
        if (asked.isEmpty() || asked.equals("any") || asked.equals("default")) {
            return new Any();
        }
        if (looksLikePath(asked)) {
            return new Location(folder.resolve(asked).normalize());
        }
        Optional<Matching> matching = matching(asked);
        if (matching.isPresent()) {
            return matching.get();
        }
        Path path = folder.resolve(asked).normalize();
        return path.toFile().exists() ? new Location(path) : new Command(asked);
    }

    private static boolean looksLikePath(String text) {
        return text.indexOf('/') >= 0
                || text.indexOf('\\') >= 0
                || text.startsWith(".")
                || text.startsWith("~");
    }

    private static Optional<Matching> matching(String text) {
        char first = text.charAt(0);
        if (first == '<' || first == '>' || first == '=' || first == '!' || first == '~') {
            return Optional.of(new Matching("", specifiers(text, text), false, text));
        }
        if (Character.isDigit(first)) {
            return Optional.of(version("", text, text));
        }
        String lower = text.toLowerCase(Locale.ROOT);
        for (String name : List.of("cpython", "pypy", "graalpy", "cp", "pp")) {
            if (lower.startsWith(name)) {
                return implemented(name, lower.substring(name.length()), text);
            }
        }
        return Optional.empty();
    }

    private static Optional<Matching> implemented(String name, String rest, String text) {
        String full = name.equals("cp") ? "cpython" : name.equals("pp") ? "pypy" : name;
        String version = rest.startsWith("@") || rest.startsWith("-") ? rest.substring(1) : rest;
        if (version.isEmpty()) {
            return full.equals(name)
                    ? Optional.of(new Matching(full, SpecifierSet.ANY, false, text))
                    : Optional.empty();
        }
        char first = version.charAt(0);
        if (first == '<' || first == '>' || first == '=' || first == '!' || first == '~') {
            return Optional.of(new Matching(full, specifiers(version, text), false, text));
        }
        return Character.isDigit(first)
                ? Optional.of(version(full, version, text))
                : Optional.empty();
    }

    /// `3`, `3.11`, `311`, `3.11.4`, `3.13t`.
    private static Matching version(String implementation, String version, String text) {
        boolean freeThreaded = version.endsWith("t");
        String digits = freeThreaded ? version.substring(0, version.length() - 1) : version;
        if (digits.indexOf('.') < 0 && digits.length() > 1) {
            digits = digits.charAt(0) + "." + digits.substring(1);
        }
        if (digits.indexOf(',') >= 0) {
            throw malformed(text, "it is no version");
        }
        boolean exact = digits.chars().filter(character -> character == '.').count() >= 2;
        String specifier = "==" + digits + (exact || digits.endsWith("*") ? "" : ".*");
        return new Matching(implementation, specifiers(specifier, text), freeThreaded, text);
    }

    private static SpecifierSet specifiers(String specifiers, String text) {
        try {
            return SpecifierSet.parse(specifiers);
        } catch (SyntaxException failure) {
            throw malformed(text, "it is neither a version nor a range");
        }
    }

    private static PythonException malformed(String text, String reason) {
        return new PythonException(new EnvironmentProblem.MalformedRequest(text, reason));
    }
}

package dev.wardian.python.internal.facts;

import java.nio.file.Path;
import java.util.Optional;

/// Which module a file holds, by its name (Python's import system, "the path based finder").
public final class ModuleNames {
    private static final String SOURCE = ".py";
    private static final String PACKAGE = "__init__";
    private static final String OBJECT = ".so";

    /// How the interpreter's own extension modules end, such as `.cpython-311-x86_64-linux-gnu.so`.
    private final String suffix;

    /// @param extensionSuffix how the names of the interpreter's own extension modules end
    public ModuleNames(String extensionSuffix) {
        this.suffix = extensionSuffix;
    }

    /// The module in a file; none if it is no code that this interpreter imports.
    ///
    /// @param path with slashes, relative to the folder that is searched
    public Optional<CodeFile> of(String path, Path folder) {
        var slash = path.lastIndexOf('/');
        var name = path.substring(slash + 1);
        var parent = slash < 0 ? "" : path.substring(0, slash).replace('/', '.');
        if (slash >= 0 && !isDotted(path.substring(0, slash))) {
            return Optional.empty();
        }
        if (name.endsWith(SOURCE)) {
            return source(path, folder, parent, name.substring(0, name.length() - 3));
        }
        var stem = name.endsWith(OBJECT) ? stem(name) : "";
        if (!isIdentifier(stem)) {
            return Optional.empty();
        }
        var module = stem.equals(PACKAGE) ? parent : joined(parent, stem);
        return Optional.of(
                new CodeFile(CodeFile.Kind.EXTENSION, module, path, folder.resolve(path)));
    }

    private static Optional<CodeFile> source(String path, Path folder, String parent, String stem) {
        if (stem.equals(PACKAGE)) {
            return parent.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new CodeFile(
                                    CodeFile.Kind.PACKAGE, parent, path, folder.resolve(path)));
        }
        return isIdentifier(stem)
                ? Optional.of(
                        new CodeFile(
                                CodeFile.Kind.MODULE,
                                joined(parent, stem),
                                path,
                                folder.resolve(path)))
                : Optional.empty();
    }

    private String stem(String name) {
        if (name.endsWith(suffix)) {
            return name.substring(0, name.length() - suffix.length());
        }
        if (name.endsWith(".abi3.so")) {
            return name.substring(0, name.length() - ".abi3.so".length());
        }
        return name.substring(0, name.length() - OBJECT.length());
    }

    /// The first name behind the last folder whose own name no statement can give, if a file lies
    /// behind one: `wandb_gql` of `wandb/vendor/gql-0.2.0/wandb_gql/client.py`.
    static Optional<String> behindOddFolder(String path) {
        var parts = path.split("/", -1);
        for (var i = parts.length - 2; i >= 0; i--) {
            if (!isIdentifier(parts[i])) {
                var next = parts[i + 1].replaceFirst("\\..*", "");
                return isIdentifier(next) ? Optional.of(next) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static String joined(String parent, String name) {
        return parent.isEmpty() ? name : parent + "." + name;
    }

    private static boolean isDotted(String folders) {
        for (var one : folders.split("/", -1)) {
            if (!isIdentifier(one)) {
                return false;
            }
        }
        return true;
    }

    /// Whether a text can be the name of a module in an `import` statement.
    public static boolean isIdentifier(String text) {
        if (text.isEmpty()
                || (!Character.isUnicodeIdentifierStart(text.codePointAt(0))
                        && text.charAt(0) != '_')) {
            return false;
        }
        return text.codePoints().allMatch(Character::isUnicodeIdentifierPart);
    }
}

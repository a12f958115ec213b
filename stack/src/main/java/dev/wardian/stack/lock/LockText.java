package dev.wardian.stack.lock;

import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.lock.Pylock;
import dev.wardian.standards.toml.TomlDocument;

/// Reads and writes `pylock.toml` (PEP 751). What is written depends on the lock alone, byte for
/// byte: keys in the order of the standard, packages and files in the order of the model.
public final class LockText {

    private LockText() {}

    /// The lock in a file's text.
    ///
    /// @throws SyntaxException when it is no TOML, with the place
    /// @throws dev.wardian.standards.StructureException when it is TOML but no lock
    public static Pylock parse(String text) {
        return Pylock.from(TomlDocument.parse(text).tree());
    }

    /// The text of a lock, in the layout of the standard's example.
    public static String write(Pylock lock) {
        return LockWriter.write(lock.toMap());
    }
}

package dev.wardian.python.internal.facts;

import java.nio.file.Path;

/// A file that holds one importable module.
///
/// @param kind what is in it
/// @param module the module's full name
/// @param path where it lies, relative to the folder that is searched
/// @param file the same, absolute
public record CodeFile(Kind kind, String module, String path, Path file) {
    /// What is in a file of code.
    public enum Kind {
        /// A package: `name/__init__.py`.
        PACKAGE('p'),
        /// A module: `name.py`.
        MODULE('m'),
        /// A shared object that Python loads.
        EXTENSION('x');

        private final char letter;

        Kind(char letter) {
            this.letter = letter;
        }

        public char letter() {
            return letter;
        }

        public boolean isSource() {
            return this == PACKAGE || this == MODULE;
        }
    }
}

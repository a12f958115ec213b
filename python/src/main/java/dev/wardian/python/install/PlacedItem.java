package dev.wardian.python.install;

import java.nio.file.Path;

/// A file to be put in place: from the store, out of what past changes kept, or written anew.
sealed interface PlacedItem {
    /// Where.
    Path target();

    /// Whose it is, as `name version`.
    String owner();

    /// Whether another distribution's file at that place gives way without being asked.
    boolean shared();

    /// What it comes out of, for who reads a refusal: the file name of a wheel, or the owner.
    String origin();

    /// A file of a wheel.
    sealed interface OfWheel extends PlacedItem {
        /// Whose it is.
        UnpackedWheel wheel();

        @Override
        default String owner() {
            return wheel().toString();
        }

        @Override
        default String origin() {
            return wheel().filename().toString();
        }
    }

    /// A file of the store to be linked.
    ///
    /// @param shared whether other distributions may have the same place: code may
    record Linked(Path source, Path target, UnpackedWheel wheel, boolean shared)
            implements OfWheel {}

    /// A file of the store to be copied and made executable.
    record Copied(Path source, Path target, UnpackedWheel wheel) implements OfWheel {
        @Override
        public boolean shared() {
            return false;
        }
    }

    /// A file to be written.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Written(byte[] contents, boolean executable, Path target, UnpackedWheel wheel)
            implements OfWheel {
        @Override
        public boolean shared() {
            return false;
        }
    }

    /// A file or link that a past change put aside.
    record Restored(Path source, Path target, String owner) implements PlacedItem {
        @Override
        public String origin() {
            return owner;
        }

        @Override
        public boolean shared() {
            return true;
        }
    }
}

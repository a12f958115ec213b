package dev.wardian.store;

import java.nio.file.Path;

/// An archive that lies unpacked in the store.
///
/// @param digest the digest of the archive's own bytes
/// @param files the folder that holds its contents; nothing in it may be changed
/// @param manifest what the folder holds
public record StoredArchive(Digest digest, Path files, Manifest manifest) {}

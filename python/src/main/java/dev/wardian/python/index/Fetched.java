package dev.wardian.python.index;

/// A file that arrived whole and is the one that was promised.
///
/// @param sha256 its digest in hexadecimal
/// @param size its length in bytes
public record Fetched(String sha256, long size) {}

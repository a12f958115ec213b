package dev.wardian.stack.size;

/// A file of a package.
///
/// @param path as `RECORD` has it, relative to the folder of libraries, separated by `/`
/// @param bytes its size
/// @param shared whether it has a name elsewhere too
public record SizedFile(String path, long bytes, boolean shared) {}

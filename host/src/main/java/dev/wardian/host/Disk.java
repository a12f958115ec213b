package dev.wardian.host;

import java.nio.file.Path;

/// The file system under a folder, in bytes.
///
/// @param folder the folder that was asked for
/// @param type the file system: `ext4`, `overlay`
/// @param total how much it holds
/// @param free how much of it this user may still write
public record Disk(Path folder, String type, long total, long free) {}

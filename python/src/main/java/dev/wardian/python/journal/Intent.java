package dev.wardian.python.journal;

import java.nio.file.Path;
import java.util.List;

/// All that a change may do to the file system, known before it begins, so that it can be undone
/// whatever was reached.
///
/// @param folders the folders that will be new, less those inside others of them
/// @param files the files that will be new in folders that are there already
/// @param aside what leaves its place, in the order in which it does
public record Intent(List<Path> folders, List<Path> files, List<Aside> aside) {

    /// A file, link or folder that leaves its place.
    ///
    /// @param path where it is
    /// @param owner the normalised name of the distribution it belongs to; empty text if to none
    public record Aside(Path path, String owner) {}

    /// Copies the lists.
    public Intent {
        folders = List.copyOf(folders);
        files = List.copyOf(files);
        aside = List.copyOf(aside);
    }
}

package dev.wardian.store;

import java.util.List;

/// What an unpacked archive consists of, so that linking it needs no walk through folders.
///
/// Paths are relative, separated by `/`. Folders come before what they hold. The note is text of
/// whoever unpacked the archive, kept with it and read in the same go.
public record Manifest(List<String> folders, List<Entry> files, String note) {

    /// One file of an archive.
    ///
    /// @param path relative to the archive's top, separated by `/`
    /// @param size in bytes
    /// @param executable whether its mode has the executable bits
    public record Entry(String path, long size, boolean executable) {}

    /// Copies the lists.
    public Manifest {
        folders = List.copyOf(folders);
        files = List.copyOf(files);
    }

    /// The same with another note.
    public Manifest withNote(String text) {
        return new Manifest(folders, files, text);
    }

    /// The size of all files, in bytes.
    public long bytes() {
        long sum = 0;
        for (Entry file : files) {
            sum += file.size();
        }
        return sum;
    }
}

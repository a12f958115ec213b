package dev.wardian.store.archive;

/// A file or folder in a ZIP archive, as the central directory describes it.
///
/// @param path relative, separated by `/`, without the `/` that ends the name of a folder
/// @param folder whether it is a folder
/// @param size of the contents, in bytes
/// @param executable whether its Unix mode has an executable bit
/// @param stored how and where its bytes lie in the archive
public record ZipMember(
        String path, boolean folder, long size, boolean executable, ZipMember.Stored stored) {

    /// How the bytes of an entry lie in the archive.
    ///
    /// @param offset of the local header
    /// @param end where the next entry or the central directory begins
    /// @param compressedSize in bytes
    /// @param method 0 stored, 8 deflated
    /// @param flags the general purpose bits
    /// @param crc the CRC-32 of the contents
    /// @param name the length of the name in bytes
    public record Stored(
            long offset, long end, long compressedSize, int method, int flags, long crc, int name) {

        Stored endingAt(long next) {
            return new Stored(offset, next, compressedSize, method, flags, crc, name);
        }
    }

    ZipMember endingAt(long next) {
        return new ZipMember(path, folder, size, executable, stored.endingAt(next));
    }
}

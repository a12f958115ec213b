package dev.wardian.store.archive;

import dev.wardian.store.Manifest;
import dev.wardian.store.StoreException;
import dev.wardian.store.StoreProblem;
import dev.wardian.store.UnpackLimits;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.tukaani.xz.LZMAInputStream;
import org.tukaani.xz.XZInputStream;

/// A tar archive as sdists are: plain, or compressed with gzip, bzip2, xz or lzma, told apart by
/// its first bytes.
///
/// Unpacking follows Python's `data` filter (PEP 721), and where that would change an entry, the
/// archive is refused: paths and links that lead outside, special and sparse files. Owners are
/// ignored; of the mode only the executable bit counts.
public final class TarArchive {
    private static final int PROBE = 8;

    /// What a dictionary may take, in KiB: as much as `xz -9` needs, and some more.
    private static final int MOST_MEMORY = 100 * 1024;

    private TarArchive() {}

    /// Unpacks the archive into an empty folder.
    ///
    /// @param name what to call it in messages
    /// @throws StoreException with [StoreProblem.BadArchive] when it is damaged or unsafe
    public static Manifest unpack(
            String name, InputStream archive, Path folder, UnpackLimits limits) throws IOException {
        MeteredInput packed = new MeteredInput(archive);
        try (HeaderGuard guard = new HeaderGuard(expand(new BufferedInputStream(packed)));
                TarArchiveInputStream tar = new TarArchiveInputStream(guard)) {
            return new TarUnpacker(tar, guard, packed, folder, limits, TarPlaces.BELOW).unpack();
        } catch (WriteFailure failure) {
            throw failure.getCause();
        } catch (Refused refused) {
            throw refused.of(name);
        } catch (IOException | IllegalArgumentException damaged) {
            String reason = String.valueOf(damaged.getMessage());
            throw new StoreException(new StoreProblem.BadArchive(name, reason), damaged);
        }
    }

    private static InputStream expand(BufferedInputStream input) throws IOException {
        input.mark(PROBE);
        byte[] head = input.readNBytes(PROBE);
        input.reset();
        if (begins(head, 0x1f, 0x8b)) {
            return new GZIPInputStream(input);
        }
        if (begins(head, 'B', 'Z', 'h')) {
            return new BZip2CompressorInputStream(input, true);
        }
        if (begins(head, 0xfd, '7', 'z', 'X', 'Z')) {
            return new XZInputStream(input, MOST_MEMORY);
        }
        if (begins(head, 0x5d, 0, 0)) {
            return new LZMAInputStream(input, MOST_MEMORY);
        }
        return input;
    }

    private static boolean begins(byte[] head, int... expected) {
        for (int i = 0; i < expected.length; i++) {
            if (head.length <= i || (head[i] & 0xff) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    /// The file system refused, which is not the archive's fault.
    static final class WriteFailure extends IOException {
        private static final long serialVersionUID = 1L;
        private final IOException failure;

        WriteFailure(IOException failure) {
            super(failure);
            this.failure = failure;
        }

        @Override
        public synchronized IOException getCause() {
            return failure;
        }
    }
}

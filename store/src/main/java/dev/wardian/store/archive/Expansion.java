package dev.wardian.store.archive;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.tukaani.xz.LZMAInputStream;
import org.tukaani.xz.XZInputStream;

/// Expands what was packed by one of the methods that distributions use, told by the ending of a
/// name. How much comes out is for the caller to limit.
public final class Expansion {
    /// What a dictionary may take, in KiB.
    private static final int MOST_MEMORY = 100 * 1024;

    private Expansion() {}

    /// What comes out; nothing for an ending that is none of them.
    ///
    /// @param ending `.gz`, `.xz`, `.zst`, `.bz2`, `.lzma`, or nothing for what is not packed
    public static Optional<InputStream> of(String ending, InputStream packed) throws IOException {
        return switch (ending) {
            case "" -> Optional.of(packed);
            case ".gz" -> Optional.of(new GZIPInputStream(packed, 1 << 16));
            case ".xz" -> Optional.of(new XZInputStream(packed, MOST_MEMORY));
            case ".zst" -> Optional.of(new ZstdInputStream(packed));
            case ".bz2" -> Optional.of(new BZip2CompressorInputStream(packed, true));
            case ".lzma" -> Optional.of(new LZMAInputStream(packed, MOST_MEMORY));
            default -> Optional.empty();
        };
    }
}

package dev.wardian.python.internal.build;

import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.tag.WheelFilename;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// A wheel that a backend made, as far as a build must look into it.
public final class BuiltWheel {
    private static final int LONGEST_METADATA = 16 << 20;

    private BuiltWheel() {}

    /// The parsed name of the file; empty when it is no wheel's.
    public static Optional<WheelFilename> name(Path wheel) {
        return WheelFilename.tryParse(String.valueOf(wheel.getFileName()));
    }

    /// Its metadata; an [IOException] when there is none to be read.
    public static CoreMetadata metadata(Path wheel) throws IOException {
        try (ZipFile zip = new ZipFile(wheel.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                String name = entry.getName();
                if (name.endsWith(".dist-info/METADATA")
                        && name.indexOf('/') == name.length() - "/METADATA".length()) {
                    try (InputStream content = zip.getInputStream(entry)) {
                        return CoreMetadata.parse(content.readNBytes(LONGEST_METADATA));
                    }
                }
            }
        } catch (SyntaxException malformed) {
            throw new IOException(malformed.getMessage(), malformed);
        }
        throw new IOException("no METADATA in the wheel");
    }
}

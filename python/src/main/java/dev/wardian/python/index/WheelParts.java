package dev.wardian.python.index;

import dev.wardian.python.internal.index.RemoteZip;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/// A wheel of which single files can be read where it lies, without fetching the rest. What is read
/// was not verified. Used by one thread.
public final class WheelParts {
    private final RemoteZip zip;
    private final long length;

    WheelParts(RemoteZip.Source source) {
        this.zip = new RemoteZip(source);
        this.length = source.length();
    }

    /// Hears what files hold.
    @FunctionalInterface
    public interface Reader {
        /// The whole content of one.
        void read(String path, byte[] content) throws IOException;
    }

    /// How many bytes the wheel has.
    public long length() {
        return length;
    }

    /// How many bytes of the wheel each file takes.
    ///
    /// @throws IOException when it is no archive
    public Map<String, Long> lengths() throws IOException {
        Map<String, Long> lengths = new HashMap<>();
        for (RemoteZip.Part part : zip.parts()) {
            lengths.put(part.name(), part.compressed());
        }
        return lengths;
    }

    /// The content of a file from its beginning on; as much of the wheel is fetched as is read.
    ///
    /// @throws IOException if there is no such file, or the archive is damaged
    public InputStream open(String path) throws IOException {
        return zip.open(path);
    }

    /// Reads some files.
    ///
    /// @throws IOException when the archive is damaged
    public void read(Predicate<String> wanted, Reader reader) throws IOException {
        zip.read(wanted, reader::read);
    }
}

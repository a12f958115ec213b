package dev.wardian.store.archive;

import dev.wardian.store.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

final class TarUnpacker {
    private TarUnpacker() {}

    static Manifest unpack(String name, InputStream archive, Path folder, Limits limits)
            throws IOException {
        throw new IOException(name + archive + folder + limits + List.of());
    }
}

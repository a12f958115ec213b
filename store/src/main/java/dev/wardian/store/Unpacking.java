package dev.wardian.store;

import java.io.IOException;
import java.nio.file.Path;

/// Fills a fresh folder with what an archive holds and says what that is.
///
/// Whatever it throws, the folder and all in it is taken away again.
@FunctionalInterface
public interface Unpacking {
    /// Unpacks into an empty folder that exists.
    Manifest unpackInto(Path files) throws IOException;
}

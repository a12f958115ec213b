package dev.wardian.python.index;

import dev.wardian.store.http.Validity;
import java.nio.file.Path;

/// What makes an answer good for later operations too: the file it is kept in, and until when.
record Lasting(Path file, Validity validity) {}

package dev.wardian.host.library;

import dev.wardian.elf.Linkage;
import java.nio.file.Path;
import java.util.Optional;

/// A file that is being loaded, and because of which other one.
record Loading(Path file, Linkage linkage, Optional<Loading> loader) {}

package dev.wardian.python.internal.link;

import dev.wardian.python.internal.facts.CodeFile;
import org.jspecify.annotations.Nullable;

/// A module that can be imported, and where it comes from. Its outline is parsed when it is first
/// asked for.
final class Module {
    private final CodeFile file;
    private final OutlinedCode code;
    private @Nullable Outline outline;

    Module(CodeFile file, OutlinedCode code) {
        this.file = file;
        this.code = code;
    }

    CodeFile file() {
        return file;
    }

    String name() {
        return file.module();
    }

    /// The code that it is part of.
    OutlinedCode code() {
        return code;
    }

    boolean isSource() {
        return file.kind().isSource();
    }

    /// What its source says; what cannot be read says that anything may be.
    Outline outline() {
        var known = outline;
        if (known == null) {
            known = Outline.parse(isSource() ? code.outline(file) : Outline.UNKNOWN);
            outline = known;
        }
        return known;
    }
}

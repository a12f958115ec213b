package dev.wardian.python.internal.link;

import dev.wardian.python.internal.facts.CodeFile;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A module that can be imported, and where it comes from.
final class Module {
    private final CodeFile file;
    private final OutlinedCode code;
    private final Set<Module> wanted;
    private @Nullable Outline outline;

    /// @param wanted is told when its outline is asked for and not there
    Module(CodeFile file, OutlinedCode code, Set<Module> wanted) {
        this.file = file;
        this.code = code;
        this.wanted = wanted;
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
            var text = isSource() ? code.outline(file) : Optional.of(Outline.UNKNOWN);
            if (text.isEmpty()) {
                wanted.add(this);
            }
            known = Outline.parse(text.orElse(Outline.UNKNOWN));
            outline = known;
        }
        return known;
    }
}

package dev.wardian.stack.internal.library;

import dev.wardian.host.library.OutsideNeeds;
import dev.wardian.python.internal.facts.FactFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What wheels need of the machine, kept from one installation to the next: following the files of
/// a large package again costs a process that has just begun more than placing them.
///
/// Only of wheels that lacked nothing when they were followed; where something is missing, what
/// leads to it is told, and that needs the files.
public final class KnownNeeds {
    private static final String FORM = "needs-1";

    private final FactFiles kept;
    private final String interpreter;

    /// @param facts the folder of all facts
    /// @param interpreter which extension modules count, such as `cpython-312-`
    public KnownNeeds(Path facts, String interpreter) {
        this.kept = new FactFiles(facts, FORM);
        this.interpreter = interpreter;
    }

    Optional<OutsideNeeds> of(String wheel) {
        return kept.read(key(wheel)).flatMap(OutsideNeeds::parse);
    }

    void keep(String wheel, OutsideNeeds needs) {
        kept.write(key(wheel), needs.text());
    }

    private String key(String wheel) {
        return FactFiles.key(List.of(wheel, interpreter));
    }
}

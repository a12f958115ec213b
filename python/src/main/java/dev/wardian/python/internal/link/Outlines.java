package dev.wardian.python.internal.link;

import dev.wardian.python.internal.facts.CodeFile;
import dev.wardian.python.internal.facts.CodeFiles;
import dev.wardian.python.internal.facts.FactFiles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// The outlines of code: those kept from before, and those of the rest by parsing it.
final class Outlines {
    private final FactFiles kept;
    private final String about;
    private final OutlineWorkers workers;

    /// @param about what the outline of the same file depends on besides its contents
    Outlines(FactFiles kept, String about, OutlineWorkers workers) {
        this.kept = kept;
        this.about = about;
        this.workers = workers;
    }

    /// The same code, outlined, in the same order.
    List<OutlinedCode> of(List<CodeFiles> all) {
        var known = new HashMap<CodeFiles, OutlinedCode>();
        var asked = new ArrayList<CodeFile>();
        var open = new ArrayList<CodeFiles>();
        for (var code : all) {
            var found = key(code).flatMap(kept::read);
            found.flatMap(text -> OutlinedCode.parse(code, text))
                    .ifPresent(one -> known.put(code, one));
            if (!known.containsKey(code)) {
                open.add(code);
                code.files().stream().filter(file -> file.kind().isSource()).forEach(asked::add);
            }
        }
        var answers = asked.isEmpty() ? List.<String>of() : workers.outlines(asked);
        var at = 0;
        for (var code : open) {
            var outlines = new HashMap<String, String>();
            for (var file : code.files()) {
                if (file.kind().isSource()) {
                    outlines.put(file.path(), answers.get(at++));
                }
            }
            var outlined = OutlinedCode.of(code, workers.builtins(), outlines);
            key(code).ifPresent(key -> kept.write(key, outlined.text()));
            known.put(code, outlined);
        }
        var result = new ArrayList<OutlinedCode>(all.size());
        for (var code : all) {
            Optional.ofNullable(known.get(code)).ifPresent(result::add);
        }
        return result;
    }

    private Optional<String> key(CodeFiles code) {
        return code.key().map(digest -> FactFiles.key(List.of(digest, about)));
    }
}

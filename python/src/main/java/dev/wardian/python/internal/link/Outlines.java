package dev.wardian.python.internal.link;

import dev.wardian.python.internal.facts.CodeFile;
import dev.wardian.python.internal.facts.CodeFiles;
import dev.wardian.python.internal.facts.FactFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The outlines of code: those kept from before, and those of the rest by parsing it when somebody
/// asks. Most modules of most packages are imported by nobody.
final class Outlines {
    /// What the source of a module says that may make modules where no file is, or find them
    /// elsewhere: these are parsed in any case, since others depend on it.
    private static final List<byte[]> TELLING = telling();

    private final FactFiles kept;
    private final String about;
    private final OutlineWorkers workers;
    private final Set<CodeFiles> changed = new HashSet<>();

    /// @param about what the outline of the same file depends on besides its contents
    Outlines(FactFiles kept, String about, OutlineWorkers workers) {
        this.kept = kept;
        this.about = about;
        this.workers = workers;
    }

    private static List<byte[]> telling() {
        var words = new ArrayList<byte[]>();
        for (var word : List.of("sys.modules", "sys.path", "meta_path", "add_move", "addsitedir")) {
            words.add(word.getBytes(StandardCharsets.US_ASCII));
        }
        return words;
    }

    /// The same code with what is kept of it, in the same order.
    List<OutlinedCode> of(List<CodeFiles> all) {
        var known = new ArrayList<OutlinedCode>(all.size());
        var telling = new LinkedHashMap<CodeFiles, List<CodeFile>>();
        for (var code : all) {
            var found =
                    key(code).flatMap(kept::read).flatMap(text -> OutlinedCode.parse(code, text));
            known.add(found.orElseGet(() -> OutlinedCode.of(code, List.of(), Map.of())));
            if (found.isEmpty()) {
                changed.add(code);
                telling.put(code, code.files().stream().filter(Outlines::isTelling).toList());
            }
        }
        return telling.isEmpty() ? known : parsed(known, telling);
    }

    /// The same code with the outlines of some more modules.
    List<OutlinedCode> with(List<OutlinedCode> all, Collection<Module> wanted) {
        var asked = new LinkedHashMap<CodeFiles, List<CodeFile>>();
        for (var module : wanted) {
            asked.computeIfAbsent(module.code().code(), _ -> new ArrayList<>()).add(module.file());
        }
        changed.addAll(asked.keySet());
        return parsed(all, asked);
    }

    /// Keeps what was parsed.
    void keep(List<OutlinedCode> all) {
        for (var one : all) {
            if (changed.contains(one.code())) {
                key(one.code()).ifPresent(key -> kept.write(key, one.text()));
            }
        }
        changed.clear();
    }

    private List<OutlinedCode> parsed(
            List<OutlinedCode> all, Map<CodeFiles, List<CodeFile>> asked) {
        var flat = new ArrayList<CodeFile>();
        asked.values().forEach(flat::addAll);
        var answers = workers.outlines(flat);
        var fresh = new HashMap<CodeFiles, Map<String, String>>();
        var at = 0;
        for (var entry : asked.entrySet()) {
            var outlines = new HashMap<String, String>();
            for (var file : entry.getValue()) {
                outlines.put(file.path(), answers.get(at++));
            }
            fresh.put(entry.getKey(), outlines);
        }
        var result = new ArrayList<OutlinedCode>(all.size());
        for (var one : all) {
            var more = fresh.get(one.code());
            result.add(more == null ? one : one.with(workers.builtins(), more));
        }
        return result;
    }

    private static boolean isTelling(CodeFile file) {
        if (!file.kind().isSource()) {
            return false;
        }
        try {
            var source = Files.readAllBytes(file.file());
            for (var word : TELLING) {
                if (contains(source, word)) {
                    return true;
                }
            }
            return false;
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static boolean contains(byte[] source, byte[] word) {
        for (var start = 0; start + word.length <= source.length; start++) {
            if (source[start] == word[0]) {
                var at = 1;
                while (at < word.length && source[start + at] == word[at]) {
                    at++;
                }
                if (at == word.length) {
                    return true;
                }
            }
        }
        return false;
    }

    private Optional<String> key(CodeFiles code) {
        return code.key().map(digest -> FactFiles.key(List.of(digest, about)));
    }
}

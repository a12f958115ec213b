package dev.wardian.stack.internal.library;

import dev.wardian.elf.ElfException;
import dev.wardian.elf.Linkage;
import dev.wardian.host.library.Companions;
import dev.wardian.python.environment.CodeSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The shared objects of all packages by their names: those of their files first;
/// what they say that they are called is read only when a name is asked for that no file has. All
/// is read when first asked for: most often everything is found without.
final class EnvironmentLibraries implements Companions {
    private final CodeSet code;
    private Optional<Map<String, List<Path>>> byFile = Optional.empty();
    private Optional<Map<String, List<Path>>> bySoname = Optional.empty();

    EnvironmentLibraries(CodeSet code) {
        this.code = code;
    }

    private Map<String, List<Path>> files() {
        var names = new HashMap<String, List<Path>>();
        for (var one : code.distributions()) {
            for (var file : PackageFiles.of(one).objects()) {
                add(names, String.valueOf(file.getFileName()), file);
            }
        }
        return names;
    }

    private static void add(Map<String, List<Path>> map, String name, Path file) {
        map.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(file);
    }

    @Override
    public List<Path> called(String soname) {
        if (byFile.isEmpty()) {
            byFile = Optional.of(files());
        }
        var files = byFile.get().getOrDefault(soname, List.of());
        if (!files.isEmpty()) {
            return files;
        }
        if (bySoname.isEmpty()) {
            bySoname = Optional.of(sonames(byFile.get()));
        }
        return bySoname.get().getOrDefault(soname, List.of());
    }

    private static Map<String, List<Path>> sonames(Map<String, List<Path>> byFile) {
        var names = new HashMap<String, List<Path>>();
        for (var files : byFile.values()) {
            for (var file : files) {
                soname(file).ifPresent(name -> add(names, name, file));
            }
        }
        return names;
    }

    private static Optional<String> soname(Path file) {
        try {
            return Linkage.read(file).flatMap(Linkage::soname);
        } catch (IOException | ElfException unreadable) {
            return Optional.empty();
        }
    }
}

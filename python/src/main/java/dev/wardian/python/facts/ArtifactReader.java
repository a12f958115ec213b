package dev.wardian.python.facts;

import dev.wardian.elf.ConstantTexts;
import dev.wardian.elf.ElfException;
import dev.wardian.elf.ElfFile;
import dev.wardian.elf.NumbersBeside;
import dev.wardian.python.environment.DistributionCode;
import dev.wardian.python.environment.InstalledDistribution;
import dev.wardian.python.internal.facts.CodeFile;
import dev.wardian.python.internal.facts.CodeFiles;
import dev.wardian.python.internal.facts.FactFiles;
import dev.wardian.python.internal.facts.ModuleNames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// Reads what the shared objects of a distribution say, and keeps it under the digest of its code,
/// so that each artifact is read once. Safe for all threads; processes may share the folder.
public final class ArtifactReader {
    /// Changes with what is read and with [FactText].
    private static final String FORM = "objects-3";

    private static final List<String> WORDS = words();

    private final FactFiles kept;

    /// @param facts the folder that keeps what was read; made when needed
    public ArtifactReader(Path facts) {
        this.kept = new FactFiles(facts, FORM);
    }

    private static List<String> words() {
        var words = new ArrayList<>(NumpyInterface.WORDS);
        words.add(".so");
        return List.copyOf(words);
    }

    /// What an installed distribution says.
    ///
    /// @param extensionSuffix how the interpreter's extension modules end
    public ArtifactFacts read(InstalledDistribution distribution, String extensionSuffix) {
        return read(
                CodeFiles.of(distribution, new ModuleNames(extensionSuffix)),
                distribution.library(),
                List.of(extensionSuffix));
    }

    /// What a distribution says, whether it is installed or not.
    ///
    /// @param extensionSuffix how the interpreter's extension modules end
    public ArtifactFacts read(DistributionCode code, String extensionSuffix) {
        return switch (code) {
            case DistributionCode.Installed(var distribution) ->
                    read(distribution, extensionSuffix);
            case DistributionCode.Unpacked unpacked ->
                    read(
                            CodeFiles.of(unpacked, new ModuleNames(extensionSuffix)),
                            unpacked.folder(),
                            unpacked.whole()
                                    ? List.of(extensionSuffix)
                                    : List.of(extensionSuffix, "part"));
        };
    }

    /// @param about what the facts depend on besides the code
    private ArtifactFacts read(CodeFiles code, Path library, List<String> about) {
        if (code.objects().isEmpty()) {
            return new ArtifactFacts(List.of(), List.of());
        }
        var key = code.key().map(digest -> FactFiles.key(joined(digest, about)));
        var known = key.flatMap(kept::read).flatMap(FactText::parse);
        if (known.isPresent()) {
            return known.get();
        }
        var facts = read(code, library);
        key.ifPresent(one -> kept.write(one, FactText.of(facts)));
        return facts;
    }

    private static List<String> joined(String digest, List<String> about) {
        var texts = new ArrayList<String>(about.size() + 1);
        texts.add(digest);
        texts.addAll(about);
        return texts;
    }

    private static ArtifactFacts read(CodeFiles code, Path library) {
        Map<String, String> modules = new HashMap<>();
        for (CodeFile file : code.files()) {
            modules.put(file.path(), file.module());
        }
        var objects = new ArrayList<SharedObject>();
        var unreadable = new ArrayList<String>();
        for (var path : code.objects()) {
            try {
                read(path, Optional.ofNullable(modules.get(path)), library.resolve(path))
                        .ifPresent(objects::add);
            } catch (ElfException | IOException damaged) {
                unreadable.add(path);
            }
        }
        return new ArtifactFacts(objects, unreadable);
    }

    private static Optional<SharedObject> read(String path, Optional<String> module, Path file)
            throws IOException {
        var read = ElfFile.read(file);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        var elf = read.get();
        var texts = ConstantTexts.containing(file, WORDS);
        return Optional.of(
                new SharedObject(
                        path,
                        module,
                        elf.header().architecture(),
                        elf.soname(),
                        elf.needed(),
                        elf.searchPath(),
                        elf.versionNeeds(),
                        elf.gpuCode(),
                        NumpyInterface.of(texts, dtypeSizes(file, texts)),
                        elf.undefined().contains("dlopen") ? libraries(texts) : List.of(),
                        TorchSymbols.of(path, elf)));
    }

    /// Cython's message and the names of NumPy's types together show that sizes are checked.
    private static SortedSet<Integer> dtypeSizes(Path file, SortedSet<String> texts)
            throws IOException {
        return texts.stream().anyMatch(text -> text.contains(NumpyInterface.SIZE_CHECK))
                        && texts.contains("flatiter")
                ? NumbersBeside.text(file, "dtype")
                : new TreeSet<>();
    }

    /// The texts that are names of libraries: `libcuda.so.1`.
    private static List<String> libraries(SortedSet<String> texts) {
        return texts.stream().filter(ArtifactReader::isLibrary).toList();
    }

    private static boolean isLibrary(String text) {
        var mark = text.indexOf(".so");
        if (!text.startsWith("lib") || mark < 4) {
            return false;
        }
        var stem = text.substring(0, mark).chars();
        var version = text.substring(mark + 3).chars();
        return stem.allMatch(c -> Character.isLetterOrDigit(c) || "._+-".indexOf(c) >= 0)
                && version.allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    }
}

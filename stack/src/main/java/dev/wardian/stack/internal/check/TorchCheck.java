package dev.wardian.stack.internal.check;

import dev.wardian.elf.DefinedSymbols;
import dev.wardian.elf.ElfException;
import dev.wardian.python.environment.DistributionCode;
import dev.wardian.python.facts.ArtifactFacts;
import dev.wardian.python.facts.SharedObject;
import dev.wardian.python.facts.TorchSymbols;
import dev.wardian.stack.check.CheckFinding;
import dev.wardian.standards.version.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Whether what other packages compiled for PyTorch can be loaded beside the one that is there:
/// each symbol of its C++ interface that they need must be defined by one of its libraries.
public final class TorchCheck {
    private final Version version;
    private final List<Path> libraries;
    private final boolean complete;

    private TorchCheck(Version version, List<Path> libraries, boolean complete) {
        this.version = version;
        this.libraries = List.copyOf(libraries);
        this.complete = complete;
    }

    /// Compares with this PyTorch.
    ///
    /// @param torch where PyTorch's code lies
    /// @param more libraries of it that lie elsewhere, by the names that they have in it
    /// @return nothing where too little of it lies there to tell
    public static Optional<TorchCheck> of(DistributionCode torch, List<Path> more) {
        var found = new ArrayList<>(more);
        var folder = torch.folder().resolve("torch/lib");
        if (Files.isDirectory(folder)) {
            try (var files = Files.list(folder)) {
                files.filter(file -> name(file).contains(".so")).sorted().forEach(found::add);
            } catch (IOException unreadable) {
                return Optional.empty();
            }
        }
        var names = found.stream().map(TorchCheck::name).toList();
        return names.contains("libc10.so") && names.contains("libtorch_cpu.so")
                ? Optional.of(
                        new TorchCheck(
                                torch.version(),
                                found,
                                more.isEmpty() && CodeChecks.absent(torch).isEmpty()))
                : Optional.empty();
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /// What of a package cannot be loaded.
    public Optional<CheckFinding> of(DistributionCode one, ArtifactFacts said) {
        var missing = new TreeSet<String>();
        for (var object : said.objects()) {
            object.torch().stream()
                    .filter(symbol -> complete || TorchSymbols.isOfCore(symbol))
                    .forEach(missing::add);
        }
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        try {
            for (var library : libraries) {
                DefinedSymbols.remove(library, missing);
            }
            for (var object : missing.isEmpty() ? List.<SharedObject>of() : said.objects()) {
                DefinedSymbols.remove(one.folder().resolve(object.path()), missing);
            }
        } catch (IOException | ElfException unreadable) {
            return Optional.empty();
        }
        return said.objects().stream()
                .filter(object -> object.torch().stream().anyMatch(missing::contains))
                .findFirst()
                .map(object -> finding(one, object, missing));
    }

    private CheckFinding finding(DistributionCode one, SharedObject object, Set<String> missing) {
        return new CheckFinding.TorchMismatch(
                one.name(),
                one.version(),
                version,
                CodeChecks.place(one, object.path()),
                object.torch().stream().filter(missing::contains).findFirst().orElseThrow(),
                missing.size() - 1);
    }
}

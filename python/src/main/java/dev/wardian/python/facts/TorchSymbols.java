package dev.wardian.python.facts;

import dev.wardian.elf.ElfFile;
import java.util.List;
import java.util.regex.Pattern;

/// The symbols of PyTorch's libraries that a shared object needs: its C++ interface changes from
/// release to release, and a loader that misses one of its symbols refuses the object.
public final class TorchSymbols {
    /// Functions, types and tables of the namespaces `at`, `c10` and `torch` (Itanium C++ ABI,
    /// "Mangling").
    private static final Pattern OF_TORCH = Pattern.compile("_Z(T[ISV])?N[KV]*(2at|3c10|5torch).*");

    /// Those among them that `libc10` or `libtorch_cpu` defines, if any library does.
    private static final Pattern OF_CORE =
            Pattern.compile("_Z(T[ISV])?N[KV]*(3c10(?!4cuda|3xpu|3hip)|2at4_ops|5torch7Library).*");

    private TorchSymbols() {}

    /// Those that an object needs; none for the libraries of PyTorch itself.
    static List<String> of(String path, ElfFile elf) {
        if (path.startsWith("torch/") || elf.needed().stream().noneMatch(TorchSymbols::isLibrary)) {
            return List.of();
        }
        return elf.undefined().stream()
                .filter(name -> OF_TORCH.matcher(name).matches())
                .sorted()
                .toList();
    }

    private static boolean isLibrary(String name) {
        return name.startsWith("libtorch") || name.startsWith("libc10");
    }

    /// Whether `libc10.so` or `libtorch_cpu.so` defines a symbol, if any library does.
    public static boolean isOfCore(String symbol) {
        return OF_CORE.matcher(symbol).matches();
    }
}

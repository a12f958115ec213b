package dev.wardian.python.facts;

import dev.wardian.elf.GpuCode;
import dev.wardian.elf.VersionNeed;
import java.util.List;
import java.util.Optional;

/// What one shared object of a distribution says.
///
/// @param path where it lies in the distribution
/// @param module the module that it is, if Python imports it; else it is a library that the
///     distribution brings along
/// @param architecture the processor, as `uname -m` names it
/// @param soname its own name for the dynamic loader
/// @param needed the libraries that it cannot be loaded without
/// @param searchPath where they are looked for first
/// @param versionNeeds which symbol versions it needs of them
/// @param gpuCode which GPUs it carries code for
/// @param numpy which C interface of NumPy it was compiled for
/// @param opens names of libraries among its constants, if it can open libraries by name: hints
/// @param torch the symbols of PyTorch's libraries that it needs, sorted
public record SharedObject(
        String path,
        Optional<String> module,
        String architecture,
        Optional<String> soname,
        List<String> needed,
        List<String> searchPath,
        List<VersionNeed> versionNeeds,
        List<GpuCode> gpuCode,
        Optional<NumpyInterface> numpy,
        List<String> opens,
        List<String> torch) {
    public SharedObject {
        needed = List.copyOf(needed);
        searchPath = List.copyOf(searchPath);
        versionNeeds = List.copyOf(versionNeeds);
        gpuCode = List.copyOf(gpuCode);
        opens = List.copyOf(opens);
        torch = List.copyOf(torch);
    }

    /// The name of its file.
    public String fileName() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}

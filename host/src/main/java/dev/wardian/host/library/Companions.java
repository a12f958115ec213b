package dev.wardian.host.library;

import java.nio.file.Path;
import java.util.List;

/// The shared libraries that came along with what is checked: those of an environment's packages.
///
/// A library that is loaded already satisfies all who need its name, wherever it lies (`ld.so(8)`):
/// a package may open its libraries by path first, as `torch` does with those of the `nvidia`
/// packages, and then import modules that need them by name.
@FunctionalInterface
public interface Companions {
    /// The files among them that have this name, or say that they are called so.
    List<Path> called(String soname);
}

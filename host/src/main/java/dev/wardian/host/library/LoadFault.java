package dev.wardian.host.library;

import java.nio.file.Path;
import java.util.List;

/// Why a file cannot be loaded on a machine.
public sealed interface LoadFault {
    /// The name of the library that is at fault.
    String library();

    /// How the loader comes to it: the file that was to be loaded first, then each that the one
    /// before needs; the last one needs the library.
    List<Path> chain();

    /// There is no such library.
    record Absent(String library, List<Path> chain) implements LoadFault {
        public Absent {
            chain = List.copyOf(chain);
        }

        /// Whether NVIDIA's driver brings it, and no package of the distribution's should.
        public boolean isOfDriver() {
            return library.startsWith("libcuda.so")
                    || library.startsWith("libnvidia-")
                    || library.startsWith("libnvcuvid.so")
                    || library.startsWith("libnvoptix.so");
        }
    }

    /// There is one, but without a version of symbols that is needed: it is older than the one that
    /// the file was linked with.
    ///
    /// @param found the library that the loader takes
    /// @param version the version that it lacks: `GLIBC_2.38`
    /// @param newest the newest of the same kind that it has; empty where it has none of that kind
    record TooOld(String library, Path found, String version, String newest, List<Path> chain)
            implements LoadFault {
        public TooOld {
            chain = List.copyOf(chain);
        }
    }
}

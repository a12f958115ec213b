package dev.wardian.host.build;

/// Something of the system that a build cannot do without.
public sealed interface BuildNeed {
    /// What it is called.
    String name();

    /// The word for its kind in tables.
    String kind();

    /// A header of C: `portaudio.h`, `libxml/xmlversion.h`.
    record Header(String name) implements BuildNeed {
        @Override
        public String kind() {
            return "header";
        }
    }

    /// What pkg-config knows by this name: `libpq`.
    record Module(String name) implements BuildNeed {
        @Override
        public String kind() {
            return "pkgconfig";
        }
    }

    /// A library to link with, without `lib` before it: `portaudio`.
    record Library(String name) implements BuildNeed {
        @Override
        public String kind() {
            return "library";
        }
    }

    /// What CMake knows by this name: `OpenSSL`.
    record CmakePackage(String name) implements BuildNeed {
        @Override
        public String kind() {
            return "cmake";
        }
    }

    /// A program: `pg_config`, `gcc`, `cargo`.
    record Program(String name) implements BuildNeed {
        @Override
        public String kind() {
            return "program";
        }
    }
}

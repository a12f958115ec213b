package dev.wardian.host.build;

import java.util.Optional;

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

    /// A package that somebody named for Debian: `libasound2-dev`.
    record Named(String name) implements BuildNeed {
        @Override
        public String kind() {
            return "package";
        }
    }

    /// Reads what [#text] wrote; empty where it is none.
    static Optional<BuildNeed> parse(String text) {
        int space = text.indexOf(' ');
        String name = text.substring(space + 1);
        return switch (space < 0 ? "" : text.substring(0, space)) {
            case "header" -> Optional.of(new Header(name));
            case "pkgconfig" -> Optional.of(new Module(name));
            case "library" -> Optional.of(new Library(name));
            case "cmake" -> Optional.of(new CmakePackage(name));
            case "program" -> Optional.of(new Program(name));
            case "package" -> Optional.of(new Named(name));
            default -> Optional.empty();
        };
    }

    /// Kind and name in a line.
    default String text() {
        return kind() + " " + name();
    }
}

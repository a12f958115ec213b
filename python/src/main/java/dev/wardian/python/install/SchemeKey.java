package dev.wardian.python.install;

import dev.wardian.python.environment.Scheme;
import java.nio.file.Path;
import java.util.Optional;

/// The folders of a wheel's `.data` folder (PEP 427, "The .data directory").
enum SchemeKey {
    PURELIB,
    PLATLIB,
    SCRIPTS,
    HEADERS,
    DATA;

    static Optional<SchemeKey> of(String folder) {
        return switch (folder) {
            case "purelib" -> Optional.of(PURELIB);
            case "platlib" -> Optional.of(PLATLIB);
            case "scripts" -> Optional.of(SCRIPTS);
            case "headers" -> Optional.of(HEADERS);
            case "data" -> Optional.of(DATA);
            default -> Optional.empty();
        };
    }

    /// Whether what lies there is imported. Several distributions may bring parts of one package;
    /// nothing like that holds for programs and data.
    boolean holdsCode() {
        return switch (this) {
            case PURELIB, PLATLIB -> true;
            case SCRIPTS, HEADERS, DATA -> false;
        };
    }

    /// Where the files of this folder go.
    Path in(Scheme scheme, String project) {
        return switch (this) {
            case PURELIB -> scheme.purelib();
            case PLATLIB -> scheme.platlib();
            case SCRIPTS -> scheme.scripts();
            case HEADERS -> scheme.headers().resolve(project);
            case DATA -> scheme.data();
        };
    }
}

package dev.wardian.cli;

import java.util.List;

/// What pip's words are called here, where they are called otherwise.
final class PipWords {
    private PipWords() {}

    static List<String> ours(String word) {
        return switch (word) {
            // a cache of this scenario's own is as good, and sources are built once
            case "--no-cache-dir" -> List.of();
            case "--all-releases=:all:" -> List.of("--prerelease", "allow");
            case "--all-releases=:none:" -> List.of("--prerelease", "if-necessary");
            case "--only-final=:all:" -> List.of("--prerelease", "disallow");
            case "--only-final=simple" -> List.of("--prerelease-package", "simple=disallow");
            default -> List.of(word);
        };
    }
}

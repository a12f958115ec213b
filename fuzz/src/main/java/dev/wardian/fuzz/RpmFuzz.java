package dev.wardian.fuzz;

import dev.wardian.host.rpm.InstalledRpms;
import dev.wardian.host.rpm.RepositoryDescription;
import dev.wardian.host.rpm.RpmPool;
import dev.wardian.host.rpm.RpmSources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Indexes of RPM repositories, lists of mirrors, `.repo` files, and what `rpm` says is installed.
/// The first byte chooses.
public final class RpmFuzz {
    static final List<String> NAMES =
            List.of("primary", "filelists", "repomd", "mirrors", "installed", "repo");

    private RpmFuzz() {}

    /// Called by Jazzer.
    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        Choice choice = Choice.of(bytes, NAMES);
        byte[] content = choice.content();
        String text = new String(content, StandardCharsets.UTF_8);
        try {
            RpmPool pool = new RpmPool("x86_64");
            switch (choice.name()) {
                case "primary" -> {
                    pool.add("fuzzed", content);
                    pool.providersOf("sh");
                    pool.unknownFiles();
                }
                case "filelists" -> pool.addFiles(content, path -> true);
                case "repomd" -> check(RepositoryDescription.parse(content));
                case "mirrors" -> RepositoryDescription.mirrors(text);
                case "installed" -> InstalledRpms.parse(text.lines().toList());
                default -> repo(content);
            }
        } catch (IllegalArgumentException damaged) {
            if (damaged.getClass() != IllegalArgumentException.class) {
                throw damaged;
            }
        }
    }

    private static void check(RepositoryDescription description) {
        for (RepositoryDescription.Index index : description.indexes().values()) {
            if (index.path().startsWith("/") || index.path().contains("..")) {
                throw new AssertionError("leads outside: " + index.path());
            }
        }
    }

    private static void repo(byte[] content) throws IOException {
        try (Scratch scratch = Scratch.open()) {
            Path file = scratch.place("root").resolve("etc/yum.repos.d/x.repo");
            Files.createDirectories(file.getParent());
            Files.write(file, content);
            RpmSources.read(scratch.place("root"), "x86_64");
        }
    }
}

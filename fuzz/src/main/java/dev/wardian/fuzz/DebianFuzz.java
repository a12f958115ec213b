package dev.wardian.fuzz;

import dev.wardian.host.repository.AptSources;
import dev.wardian.host.repository.RepositoryDoor;
import dev.wardian.host.repository.RepositoryException;
import dev.wardian.host.system.ControlStanza;
import dev.wardian.host.system.DebianPackages;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Text of Debian's repositories and of dpkg: stanzas, lists of packages (plain, by gzip, by LZ4),
/// `Release` and `InRelease` files, sources. The first byte chooses.
public final class DebianFuzz {
    static final List<String> NAMES =
            List.of(
                    "control",
                    "x_Packages",
                    "x_Packages.gz",
                    "x_Packages.lz4",
                    "Release",
                    "InRelease",
                    "sources.list",
                    "x.sources");

    private DebianFuzz() {}

    /// Called by Jazzer.
    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        Choice choice = Choice.of(bytes, NAMES);
        String text = new String(choice.content(), StandardCharsets.UTF_8);
        try {
            switch (choice.name()) {
                case "control" -> control(text);
                case "Release" -> RepositoryDoor.release(text);
                case "InRelease" -> RepositoryDoor.signed(choice.content());
                case "sources.list" -> sources("etc/apt/sources.list", choice.content());
                case "x.sources" -> sources("etc/apt/sources.list.d/x.sources", choice.content());
                default -> packages(choice);
            }
        } catch (RepositoryException refused) {
            if (refused.problem().message().isEmpty()) {
                throw refused;
            }
        }
    }

    private static void control(String text) {
        for (ControlStanza stanza : ControlStanza.all(new BufferedReader(new StringReader(text)))) {
            stanza.field("Package");
        }
    }

    private static void packages(Choice choice) throws IOException {
        try (Scratch scratch = Scratch.open()) {
            Path list = scratch.folder("lists").resolve(choice.name());
            Files.write(list, choice.content());
            try {
                new DebianPackages(scratch.place("root"), List.of(list)).offered();
            } catch (UncheckedIOException damaged) {
                // its documented refusal
            }
        }
    }

    private static void sources(String path, byte[] content) throws IOException {
        try (Scratch scratch = Scratch.open()) {
            Path file = scratch.place("root").resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
            AptSources.read(scratch.place("root"), "amd64");
        }
    }
}

package dev.wardian.fuzz;

import dev.wardian.stack.internal.need.SourceNeeds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Files of build systems, for what they say is needed to build. The first byte chooses the file.
public final class NeedsFuzz {
    static final List<String> NAMES =
            List.of("setup.py", "CMakeLists.txt", "meson.build", "pyproject.toml", "Cargo.lock");

    private NeedsFuzz() {}

    /// Called by Jazzer.
    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        Choice choice = Choice.of(bytes, NAMES);
        try (Scratch scratch = Scratch.open()) {
            Path project = scratch.folder("in");
            switch (choice.name()) {
                case "CMakeLists.txt" -> backend(project, "scikit_build_core.build");
                case "meson.build" -> backend(project, "mesonpy");
                case "Cargo.lock" -> backend(project, "maturin");
                default -> {}
            }
            Files.write(project.resolve(choice.name()), choice.content());
            SourceNeeds.of(project);
        }
    }

    private static void backend(Path project, String name) throws IOException {
        String text = "[build-system]\nrequires = [\"%s\"]\nbuild-backend = \"%s\"\n";
        Files.write(
                project.resolve("pyproject.toml"),
                text.formatted(name.replaceAll("\\..*", ""), name)
                        .getBytes(StandardCharsets.UTF_8));
    }
}

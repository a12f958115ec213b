package dev.wardian.python.install;

import dev.wardian.python.environment.EnvironmentPreference;
import dev.wardian.python.environment.InstalledDistribution;
import dev.wardian.python.environment.Interpreter;
import dev.wardian.python.environment.Interpreters;
import dev.wardian.python.environment.PythonEnvironment;
import dev.wardian.python.environment.PythonRequest;
import dev.wardian.python.environment.Scheme;
import dev.wardian.python.environment.Surroundings;
import dev.wardian.python.journal.ChangeOrigin;
import dev.wardian.python.journal.EnvironmentJournal;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.tag.WheelFilename;
import dev.wardian.standards.version.Version;
import dev.wardian.store.Linker;
import dev.wardian.store.Store;
import dev.wardian.testkit.WheelMaker;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;

/// The folders of an environment without an interpreter of its own, for tests that change it.
record SmallEnvironment(Path root, Path storeFolder) {
    SmallEnvironment {
        try {
            Files.createDirectories(root.resolve("lib/python3.12/site-packages"));
            Files.createDirectories(root.resolve("bin"));
            Files.writeString(root.resolve("bin/python3"), "python");
            Files.writeString(root.resolve("pyvenv.cfg"), "home = /usr/bin\n");
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    Path site() {
        return root.resolve("lib/python3.12/site-packages");
    }

    Scheme scheme() {
        return new Scheme(
                site(), site(), root.resolve("bin"), root, root.resolve("include/site/python3.12"));
    }

    EnvironmentJournal journal() {
        return EnvironmentJournal.of(root, EnvironmentJournal.History.USUAL);
    }

    EnvironmentChange change() {
        return change(Linker.automatic());
    }

    EnvironmentChange change(Linker linker) {
        LauncherTarget python =
                new LauncherTarget(Path.of("/env/bin/python"), Version.parse("3.12.1"));
        return new EnvironmentChange(scheme(), python, linker);
    }

    UnpackedWheel unpack(WheelMaker maker) {
        Path folder = storeFolder.resolveSibling("wheels");
        Path file = maker.into(folder);
        return UnpackedWheel.add(
                Store.open(storeFolder),
                file,
                WheelFilename.parse(String.valueOf(file.getFileName())));
    }

    void install(WheelMaker maker) {
        change().install(unpack(maker), InstallOptions.REQUESTED).apply(InstallListener.SILENT);
    }

    void record(EnvironmentChange change) {
        change.recordedIn(journal(), ChangeOrigin.UNKNOWN).apply(InstallListener.SILENT);
    }

    InstalledDistribution installed(String name) {
        Interpreter interpreter =
                new Interpreters(
                                storeFolder.resolve("interpreters"),
                                new Surroundings(
                                        Map.of("PATH", System.getenv().getOrDefault("PATH", "")),
                                        Path.of("/"),
                                        Path.of(System.getProperty("user.home"))))
                        .find(new PythonRequest.Any(), EnvironmentPreference.ONLY_SYSTEM)
                        .interpreter();
        return PythonEnvironment.of(interpreter, scheme()).find(PackageName.of(name)).orElseThrow();
    }

    /// What everybody can see: every file with its contents, every folder that is empty.
    Map<String, String> tree() throws IOException {
        Map<String, String> tree = new TreeMap<>();
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path folder, BasicFileAttributes attributes) throws IOException {
                        if (folder.endsWith(".wardian")) {
                            return FileVisitResult.SKIP_SUBTREE;
                        }
                        try (var children = Files.list(folder)) {
                            if (children.findAny().isEmpty()) {
                                tree.put(root.relativize(folder) + "/", "");
                            }
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        tree.put(
                                root.relativize(file).toString(),
                                Files.isSymbolicLink(file)
                                        ? "-> " + Files.readSymbolicLink(file)
                                        : Files.readString(file)
                                                + (Files.isExecutable(file) ? " x" : ""));
                        return FileVisitResult.CONTINUE;
                    }
                });
        return tree;
    }
}

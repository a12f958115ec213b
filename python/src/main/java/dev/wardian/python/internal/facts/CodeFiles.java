package dev.wardian.python.internal.facts;

import dev.wardian.python.environment.DistributionCode;
import dev.wardian.python.environment.InstalledDistribution;
import dev.wardian.python.install.RecordRow;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The code of one distribution, or of the standard library.
///
/// @param owner whose code it is; nobody's, of the standard library
/// @param files one for each module
/// @param objects the paths of its shared objects, sorted, modules among them
/// @param tucked the names of what lies in folders such as `vendor/gql-0.2.0`, which no statement
///     names and a search path can
/// @param key the digest of the code, under which facts of it are kept; none where nothing vouches
///     for its contents
public record CodeFiles(
        Optional<CodeOwner> owner,
        List<CodeFile> files,
        List<String> objects,
        Set<String> tucked,
        Optional<String> key) {
    private static final Set<String> NOT_LIBRARY =
            Set.of(
                    "site-packages",
                    "dist-packages",
                    "test",
                    "tests",
                    "idlelib",
                    "turtledemo",
                    "ensurepip",
                    "__pycache__");

    /// The code that a distribution recorded. Its key depends on the digests of the code alone, so
    /// it is the same whoever installed it and wherever.
    public static CodeFiles of(InstalledDistribution distribution, ModuleNames names) {
        return of(
                new CodeOwner(distribution.name(), distribution.version()),
                rows(new DistributionCode.Installed(distribution)),
                distribution.library(),
                names);
    }

    /// The code of a distribution that is installed or lies in a folder. A wheel that spreads its
    /// code over several folders, which hardly any does, has none here.
    public static CodeFiles of(DistributionCode code, ModuleNames names) {
        return switch (code) {
            case DistributionCode.Installed(var distribution) -> of(distribution, names);
            case DistributionCode.Unpacked unpacked -> {
                var rows = rows(unpacked);
                var plain = rows.stream().noneMatch(row -> isSpread(row.path()));
                yield of(
                        new CodeOwner(unpacked.name(), unpacked.version()),
                        plain ? rows : List.of(),
                        unpacked.folder(),
                        names);
            }
        };
    }

    private static boolean isSpread(String path) {
        return path.contains(".data/purelib/") || path.contains(".data/platlib/");
    }

    private static CodeFiles of(
            CodeOwner owner, List<RecordRow> rows, Path library, ModuleNames names) {
        var files = new ArrayList<CodeFile>();
        var objects = new ArrayList<String>();
        var digests = new ArrayList<String>();
        var tucked = new HashSet<String>();
        var vouched = true;
        for (var row : rows) {
            var path = row.path();
            var object = isObject(path);
            if ((!object && !path.endsWith(".py")) || path.startsWith("..")) {
                continue;
            }
            if (object) {
                objects.add(path);
            }
            var file = names.of(path, library);
            file.ifPresent(files::add);
            if (file.isEmpty()) {
                ModuleNames.behindOddFolder(path).ifPresent(tucked::add);
            }
            vouched &= row.hash().isPresent();
            digests.add(path + "," + row.hash().map(RecordRow.Hash::toString).orElse(""));
        }
        digests.sort(null);
        objects.sort(null);
        return new CodeFiles(
                Optional.of(owner),
                files,
                objects,
                Set.copyOf(tucked),
                vouched ? Optional.of(FactFiles.key(digests)) : Optional.empty());
    }

    private static boolean isObject(String path) {
        return path.endsWith(".so") || path.indexOf(".so.", path.lastIndexOf('/') + 1) >= 0;
    }

    private static List<RecordRow> rows(DistributionCode code) {
        try {
            return code.record().map(RecordRow::parse).orElse(List.of());
        } catch (IllegalArgumentException malformed) {
            // what lies there is then found by looking into the folder, and nothing is said of it
            return List.of();
        }
    }

    /// The code of the standard library, by looking into its folder. Its facts are kept for as long
    /// as `os.py`, which comes with every release, stays the same.
    public static CodeFiles standardLibrary(Path folder, ModuleNames names) throws IOException {
        var files = new ArrayList<CodeFile>();
        var extensions = folder.resolve("lib-dynload");
        walk(folder, folder, names, files);
        walk(extensions, extensions, names, files);
        var os = Files.readAttributes(folder.resolve("os.py"), BasicFileAttributes.class);
        var texts = new ArrayList<String>();
        for (var file : files) {
            texts.add(file.path());
        }
        texts.sort(null);
        texts.add(folder + " " + os.size() + " " + os.lastModifiedTime());
        return new CodeFiles(
                Optional.empty(), files, List.of(), Set.of(), Optional.of(FactFiles.key(texts)));
    }

    private static void walk(Path folder, Path top, ModuleNames names, List<CodeFile> found)
            throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path one, BasicFileAttributes facts) {
                        var name = String.valueOf(one.getFileName());
                        return !one.equals(top)
                                        && (NOT_LIBRARY.contains(name)
                                                || name.equals("lib-dynload"))
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path one, BasicFileAttributes facts) {
                        names.of(top.relativize(one).toString().replace('\\', '/'), top)
                                .ifPresent(found::add);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path one, IOException failure) {
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}

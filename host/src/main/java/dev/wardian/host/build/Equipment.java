package dev.wardian.host.build;

import dev.wardian.host.internal.LibraryFolders;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a machine has of what builds need: programs on the `PATH`, headers, libraries, files of
/// pkg-config and CMake in the folders where compilers and those tools look, and in those that the
/// environment variables for them name. Nothing is run. Every question looks anew.
///
/// @param root where the machine's files begin
/// @param architecture its processor, as `uname -m` calls it
/// @param variables the environment variables of the build
/// @param workingFolder what relative folders in them are relative to
/// @param headers folders beside the usual ones that hold headers, such as those of a Python
public record Equipment(
        Path root,
        String architecture,
        Map<String, String> variables,
        Path workingFolder,
        List<Path> headers) {
    private static final List<String> HEADERS = List.of("/usr/include", "/usr/local/include");

    public Equipment {
        variables = Map.copyOf(variables);
        headers = List.copyOf(headers);
    }

    /// Whether it has something; of what only a package is known, never.
    public boolean has(BuildNeed need) {
        return switch (need) {
            case BuildNeed.Program(var name) -> program(name);
            case BuildNeed.Header(var name) -> exists(headerFolders(), name);
            case BuildNeed.Library(var name) ->
                    exists(libraryFolders(), "lib" + name + ".so")
                            || exists(libraryFolders(), "lib" + name + ".a");
            case BuildNeed.Module(var name) -> exists(moduleFolders(), name + ".pc");
            case BuildNeed.CmakePackage(var name) -> cmake(name);
            case BuildNeed.Named _ -> false;
        };
    }

    /// `gcc` stands for any compiler of C, `g++` for any of C++.
    private boolean program(String name) {
        return switch (name) {
            case "gcc" ->
                    exists(listed("PATH"), "gcc")
                            || exists(listed("PATH"), "cc")
                            || exists(listed("PATH"), "clang")
                            || isSet("CC");
            case "g++" ->
                    exists(listed("PATH"), "g++")
                            || exists(listed("PATH"), "c++")
                            || exists(listed("PATH"), "clang++")
                            || isSet("CXX");
            case "pkg-config" ->
                    exists(listed("PATH"), "pkg-config")
                            || exists(listed("PATH"), "pkgconf")
                            || isSet("PKG_CONFIG");
            default -> exists(listed("PATH"), name);
        };
    }

    private boolean isSet(String variable) {
        return !variables.getOrDefault(variable, "").isEmpty();
    }

    private boolean cmake(String name) {
        List<String> files =
                List.of(name + "Config.cmake", name.toLowerCase(Locale.ROOT) + "-config.cmake");
        for (Path folder : cmakeFolders()) {
            for (Path below : children(folder)) {
                if (files.stream().anyMatch(file -> Files.exists(below.resolve(file)))) {
                    return true;
                }
            }
        }
        return false;
    }

    private List<Path> cmakeFolders() {
        List<Path> folders = new ArrayList<>();
        for (Path prefix : listed("CMAKE_PREFIX_PATH")) {
            folders.add(prefix.resolve("lib/cmake"));
        }
        for (String folder : LibraryFolders.of(architecture)) {
            folders.add(below(folder).resolve("cmake"));
        }
        folders.add(below("/usr/share/cmake"));
        folders.add(below("/usr/local/lib/cmake"));
        return folders;
    }

    private static List<Path> children(Path folder) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, Files::isDirectory)) {
            all.forEach(found::add);
        } catch (IOException absent) {
            return List.of();
        }
        return found;
    }

    private List<Path> headerFolders() {
        List<Path> folders = new ArrayList<>(headers);
        folders.addAll(listed("CPATH"));
        folders.addAll(listed("C_INCLUDE_PATH"));
        folders.addAll(listed("CPLUS_INCLUDE_PATH"));
        for (String folder : HEADERS) {
            folders.add(below(folder));
        }
        folders.add(below("/usr/include/" + LibraryFolders.triplet(architecture)));
        return folders;
    }

    private List<Path> libraryFolders() {
        List<Path> folders = new ArrayList<>(listed("LIBRARY_PATH"));
        for (String folder : LibraryFolders.of(architecture)) {
            folders.add(below(folder));
        }
        folders.add(below("/usr/local/lib"));
        return folders;
    }

    private List<Path> moduleFolders() {
        List<Path> folders = new ArrayList<>(listed("PKG_CONFIG_PATH"));
        for (String folder : LibraryFolders.of(architecture)) {
            folders.add(below(folder).resolve("pkgconfig"));
        }
        folders.add(below("/usr/share/pkgconfig"));
        folders.add(below("/usr/local/lib/pkgconfig"));
        folders.add(below("/usr/local/share/pkgconfig"));
        return folders;
    }

    private Path below(String absolute) {
        return root.resolve(absolute.substring(1));
    }

    /// The folders that a variable names.
    private List<Path> listed(String variable) {
        List<Path> folders = new ArrayList<>();
        String value = Optional.ofNullable(variables.get(variable)).orElse("");
        for (String folder : value.split(":", -1)) {
            try {
                if (!folder.isEmpty()) {
                    folders.add(workingFolder.resolve(folder));
                }
            } catch (InvalidPathException unfit) {
                // a folder that cannot be holds nothing
            }
        }
        return folders;
    }

    private static boolean exists(List<Path> folders, String name) {
        try {
            return folders.stream().anyMatch(folder -> Files.exists(folder.resolve(name)));
        } catch (InvalidPathException unfit) {
            return false;
        }
    }
}

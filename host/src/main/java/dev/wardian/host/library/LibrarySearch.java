package dev.wardian.host.library;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where the loader looks for a library that a file needs, in its order (`ld.so(8)`): `DT_RPATH` of
/// the file and of those that it is loaded because of, unless it has a `DT_RUNPATH`;
/// `LD_LIBRARY_PATH`; `DT_RUNPATH` of the file alone; the machine's cache and folders.
record LibrarySearch(HostLibraries host, List<Path> libraryPath) {
    LibrarySearch {
        libraryPath = List.copyOf(libraryPath);
    }

    Optional<Path> find(String library, Loading needer) {
        if (library.contains("/")) {
            return Optional.of(Path.of(library)).filter(Files::exists);
        }
        List<Path> folders = new ArrayList<>();
        if (needer.linkage().runpath().isEmpty()) {
            inherited(needer, folders);
        }
        folders.addAll(libraryPath);
        for (String part : needer.linkage().runpath()) {
            folders.add(expanded(part, needer.file()));
        }
        for (Path folder : folders) {
            Path file = folder.resolve(library);
            if (Files.isRegularFile(file) && host.fits(file)) {
                return Optional.of(file);
            }
        }
        return host.find(library);
    }

    private void inherited(Loading needer, List<Path> folders) {
        for (Optional<Loading> at = Optional.of(needer); at.isPresent(); at = at.get().loader()) {
            for (String part : at.get().linkage().rpath()) {
                folders.add(expanded(part, at.get().file()));
            }
        }
    }

    /// The tokens of `ld.so(8)`, "Dynamic string tokens".
    private Path expanded(String part, Path file) {
        String origin = String.valueOf(file.toAbsolutePath().getParent());
        String text = part;
        for (String[] token :
                new String[][] {
                    {"ORIGIN", origin}, {"LIB", "lib64"}, {"PLATFORM", host.architecture()}
                }) {
            text = text.replace("${" + token[0] + "}", token[1]).replace("$" + token[0], token[1]);
        }
        return Path.of(text).normalize();
    }
}

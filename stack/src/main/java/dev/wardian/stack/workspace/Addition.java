package dev.wardian.stack.workspace;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What is to be added to a project.
///
/// @param packages as on `pip`'s command line: `numpy>=2`, `./folder`, `git+https://…`, a wheel
/// @param files requirement files whose requirements are added too
/// @param base where relative paths among them begin
/// @param section where they go
/// @param bounds which versions a package admits that nothing was said about
/// @param raw true to write addresses into requirements and leave versions out where none are given
/// @param editable true to install folders editable
/// @param revision what of a repository: `branch`, `tag` or `rev` and its name
/// @param marker a condition for all of them
/// @param extras extras of all of them
/// @param index the name of the only index that they come from
/// @param indexes further indexes that the project is to have, `NAME=URL` or `URL`
public record Addition(
        List<String> packages,
        List<String> files,
        Path base,
        Section section,
        Bounds bounds,
        boolean raw,
        boolean editable,
        Optional<Revision> revision,
        Optional<String> marker,
        List<String> extras,
        Optional<String> index,
        List<String> indexes) {

    /// A place in a repository.
    ///
    /// @param kind `branch`, `tag` or `rev`
    public record Revision(String kind, String name) {}

    public Addition {
        packages = List.copyOf(packages);
        files = List.copyOf(files);
        extras = List.copyOf(extras);
        indexes = List.copyOf(indexes);
    }

    /// Packages for a section, with lower bounds; relative paths begin at the working folder.
    public static Addition of(Section section, String... packages) {
        return new Addition(
                List.of(packages),
                List.of(),
                Path.of(""),
                section,
                Bounds.LOWER,
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of());
    }
}

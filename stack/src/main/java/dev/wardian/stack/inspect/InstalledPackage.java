package dev.wardian.stack.inspect;

import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import java.nio.file.Path;
import java.util.Optional;

/// A package as it lies in an environment.
///
/// @param name its name
/// @param displayName its name as its author spells it
/// @param version its version
/// @param location the folder it was found in
/// @param editable the project's folder when installed editable
/// @param url the direct URL it was installed from (PEP 610), with revision and subdirectory
/// @param installer who installed it, as far as it said
/// @param requested true when a person asked for it
public record InstalledPackage(
        PackageName name,
        String displayName,
        Version version,
        Path location,
        Optional<Path> editable,
        Optional<String> url,
        Optional<String> installer,
        boolean requested) {}

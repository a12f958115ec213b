package dev.wardian.stack;

import dev.wardian.stack.exchange.RequirementsLine;
import dev.wardian.stack.exchange.RequirementsText;
import dev.wardian.stack.exchange.WrittenRequirement;
import dev.wardian.stack.lock.LockText;
import dev.wardian.standards.StructureException;
import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Operator;
import dev.wardian.standards.version.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The versions that an output file pins already: they stay where they fit. A file that cannot be
/// understood prefers nothing.
final class Preferences {

    private final Optional<Path> file;
    private final PackageSelection upgrade;

    Preferences(Optional<Path> file, PackageSelection upgrade) {
        this.file = file;
        this.upgrade = upgrade;
    }

    Map<PackageName, Version> read() {
        var found = new HashMap<PackageName, Version>();
        if (file.isEmpty() || !Files.isRegularFile(file.get())) {
            return found;
        }
        try {
            var text = Files.readString(file.get());
            if (RequirementReader.isLock(String.valueOf(file.get().getFileName()))) {
                for (var locked : LockText.parse(text).packages()) {
                    locked.version().ifPresent(version -> found.put(locked.name(), version));
                }
            } else {
                for (var line : RequirementsText.parse(text, name -> Optional.empty())) {
                    pin(line, found);
                }
            }
        } catch (IOException | SyntaxException | StructureException unusable) {
            return Map.of();
        }
        found.keySet().removeIf(upgrade::contains);
        return found;
    }

    private static void pin(RequirementsLine line, Map<PackageName, Version> found) {
        if (!(line instanceof RequirementsLine.Required required)
                || required.editable()
                || !(WrittenRequirement.parse(required.text(), Path.of("/"))
                        instanceof WrittenRequirement.Named(var requirement))) {
            return;
        }
        for (var specifier : requirement.specifiers().specifiers()) {
            if (specifier.operator() == Operator.EQUAL) {
                Version.tryParse(specifier.version())
                        .ifPresent(version -> found.put(requirement.name(), version));
            }
        }
    }
}

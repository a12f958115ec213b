package dev.wardian.stack.system;

import dev.wardian.host.rpm.RpmPackage;
import dev.wardian.host.rpm.RpmRelation;
import dev.wardian.host.system.DebianPackage;
import java.util.List;

/// A package of a distribution as people look at it, of whichever kind.
///
/// @param version as the distribution writes it
/// @param section where it belongs
/// @param depends what it needs, as written
/// @param size in bytes: what it takes where it is installed, 0 where nothing is said
/// @param held whether it may not change
public record SystemPackage(
        String name,
        String version,
        String architecture,
        String section,
        String summary,
        List<String> description,
        List<String> depends,
        long size,
        boolean held) {
    public SystemPackage {
        description = List.copyOf(description);
        depends = List.copyOf(depends);
    }

    static SystemPackage of(DebianPackage one) {
        return new SystemPackage(
                one.name(),
                one.version().toString(),
                one.architecture(),
                one.section(),
                one.summary(),
                one.description(),
                one.depends(),
                one.size(),
                one.held());
    }

    static SystemPackage of(RpmPackage one, boolean held) {
        return new SystemPackage(
                one.name(),
                one.version().toString(),
                one.architecture(),
                one.group(),
                one.summary(),
                one.description(),
                one.requires().stream()
                        .map(RpmRelation::toString)
                        .filter(text -> !text.startsWith("rpmlib("))
                        .distinct()
                        .toList(),
                one.size(),
                held);
    }
}

package dev.wardian.host.rpm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One version of a package that is there or is offered, with what it says of others.
///
/// @param architecture `x86_64`, `noarch`
/// @param summary one line
/// @param description its lines
/// @param group where it belongs, by its packager
/// @param size how much there is to fetch, or what it takes where it is installed
/// @param provides what it stands in for, itself among it
/// @param requires what it needs
/// @param conflicts what may not be there with it
/// @param obsoletes the packages in whose place it comes
/// @param files paths of files that others may require
/// @param file where it can be fetched; empty for what is installed
public record RpmPackage(
        String name,
        RpmVersion version,
        String architecture,
        String summary,
        List<String> description,
        String group,
        long size,
        List<RpmRelation> provides,
        List<RpmRelation> requires,
        List<RpmRelation> conflicts,
        List<RpmRelation> obsoletes,
        List<String> files,
        Optional<Location> file) {
    public RpmPackage {
        description = List.copyOf(description);
        provides = List.copyOf(provides);
        requires = List.copyOf(requires);
        conflicts = List.copyOf(conflicts);
        obsoletes = List.copyOf(obsoletes);
        files = List.copyOf(files);
    }

    /// Where a package lies.
    ///
    /// @param repository the repository's name
    /// @param path below the repository's address
    /// @param digest `sha256:…`
    public record Location(String repository, String path, String digest) {}

    /// The same with one more file.
    RpmPackage withFile(String path) {
        if (files.contains(path)) {
            return this;
        }
        var more = new ArrayList<>(files);
        more.add(path);
        return new RpmPackage(
                name,
                version,
                architecture,
                summary,
                description,
                group,
                size,
                provides,
                requires,
                conflicts,
                obsoletes,
                more,
                file);
    }

    /// Whether the machine has it.
    public boolean isInstalled() {
        return file.isEmpty();
    }

    /// Whether it meets what another needs: by what it provides, or by a file.
    boolean provides(RpmRelation need) {
        for (var one : provides) {
            if (one.name().equals(need.name()) && one.overlaps(need)) {
                return true;
            }
        }
        return need.bound().isEmpty() && files.contains(need.name());
    }

    /// Whether a package of this name in this version is meant: what is obsolete is named by its
    /// own name, not by what it provides.
    boolean isNamed(RpmRelation other) {
        return other.name().equals(name)
                && other.bound()
                        .map(
                                it ->
                                        other.overlaps(
                                                new RpmRelation(
                                                        name,
                                                        Optional.of(
                                                                new RpmRelation.Bound(
                                                                        RpmRelation.Sense.EQUAL,
                                                                        version)))))
                        .orElse(true);
    }

    @Override
    public String toString() {
        return name + "-" + version + "." + architecture;
    }
}

package dev.wardian.stack.offer;

import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Prereleases;
import dev.wardian.standards.version.Version;
import dev.wardian.standards.version.VersionRange;
import java.util.ArrayList;
import java.util.List;

/// What all who ask for a package leave of it.
///
/// @param name the package
/// @param claims who asks for what, persons first
/// @param range the versions that all accept, offered or not
/// @param versions those of them that could be installed, newest first
/// @param clashes pairs of claims of which each accepts some version that could be installed, but
///     no
///     version both
/// @param complete false when only what persons wrote is there, because the rest has no solution
///     whatever this package's version
public record Overlap(
        PackageName name,
        List<Claim> claims,
        VersionRange range,
        List<Version> versions,
        List<Clash> clashes,
        boolean complete) {

    /// Two who cannot both have their way.
    public record Clash(Claim one, Claim other) {}

    /// Copies the lists.
    public Overlap {
        claims = List.copyOf(claims);
        versions = List.copyOf(versions);
        clashes = List.copyOf(clashes);
    }

    /// The overlap of these claims.
    ///
    /// @param usable the versions that could be installed, newest first
    /// @param complete whether these are all claims
    public static Overlap of(
            PackageName name, List<Claim> claims, List<Version> usable, boolean complete) {
        var range = VersionRange.full();
        for (var claim : claims) {
            range = range.intersection(claim.specifiers().toRange());
        }
        var versions = new ArrayList<Version>();
        for (var version : usable) {
            if (claims.stream().allMatch(it -> accepts(it, version))) {
                versions.add(version);
            }
        }
        return new Overlap(name, claims, range, versions, clashes(claims, usable), complete);
    }

    private static boolean accepts(Claim claim, Version version) {
        return claim.specifiers().contains(version, Prereleases.ADMITTED);
    }

    private static List<Clash> clashes(List<Claim> claims, List<Version> usable) {
        var clashes = new ArrayList<Clash>();
        for (var i = 0; i < claims.size(); i++) {
            for (var j = i + 1; j < claims.size(); j++) {
                var one = claims.get(i);
                var other = claims.get(j);
                if (usable.stream().anyMatch(it -> accepts(one, it))
                        && usable.stream().anyMatch(it -> accepts(other, it))
                        && usable.stream()
                                .noneMatch(it -> accepts(one, it) && accepts(other, it))) {
                    clashes.add(new Clash(one, other));
                }
            }
        }
        return clashes;
    }
}

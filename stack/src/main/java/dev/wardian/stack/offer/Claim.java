package dev.wardian.stack.offer;

import dev.wardian.standards.version.SpecifierSet;

/// What one party asks of a package.
///
/// @param who who asks: a package with its version, or where a person wrote it
/// @param specifiers the versions that are accepted
/// @param constraint whether it only limits, without asking for the package
public record Claim(String who, SpecifierSet specifiers, boolean constraint) {}

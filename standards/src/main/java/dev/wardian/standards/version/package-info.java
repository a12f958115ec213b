/// Versions and what can be asked of them (PEP 440). [dev.wardian.standards.version.Version] is
/// the central type; [dev.wardian.standards.version.SpecifierSet] is what a person writes and
/// [dev.wardian.standards.version.VersionRange] the set that it means.
package dev.wardian.standards.version;

/// The packages of distributions that use RPM: what repositories offer (`repodata`), how versions
/// compare, and which packages go together. The central type is
/// [dev.wardian.host.rpm.RpmPool].
package dev.wardian.host.rpm;

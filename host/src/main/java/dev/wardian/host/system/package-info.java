/// The distribution's own packages, as its indexes describe them: control files
/// ([dev.wardian.host.system.ControlStanza]), versions ([dev.wardian.host.system.DebianVersion])
/// and what is installed and offered ([dev.wardian.host.system.DebianPackages]).
package dev.wardian.host.system;

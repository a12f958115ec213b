/// Which packages of a distribution go together: relations between Debian packages
/// ([dev.wardian.host.resolve.Relation]), all that a machine has and its repositories offer
/// ([dev.wardian.host.resolve.PackagePool]), and the solver's view of both
/// ([dev.wardian.host.resolve.SystemResolver]).
package dev.wardian.host.resolve;

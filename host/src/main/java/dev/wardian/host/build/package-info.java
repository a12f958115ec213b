/// What builds from source need of a system: out of what a failed build wrote
/// ([dev.wardian.host.build.BuildLog]), and which packages bring it
/// ([dev.wardian.host.build.BuildPackages]).
package dev.wardian.host.build;

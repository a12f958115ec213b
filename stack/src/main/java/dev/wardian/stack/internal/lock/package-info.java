/// How resolutions become locks: [dev.wardian.stack.internal.lock.UniversalLock] for many
/// environments, [dev.wardian.stack.internal.lock.LockedArtifacts] for the files.
package dev.wardian.stack.internal.lock;

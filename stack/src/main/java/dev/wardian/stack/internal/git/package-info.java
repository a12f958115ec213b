/// Fetches sources from git repositories with the system's own `git`.
package dev.wardian.stack.internal.git;

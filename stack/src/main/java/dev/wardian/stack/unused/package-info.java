/// What a project's code imports against what it declares. The central type is [UnusedSearch]; what
/// it finds is an [UnusedFinding].
package dev.wardian.stack.unused;

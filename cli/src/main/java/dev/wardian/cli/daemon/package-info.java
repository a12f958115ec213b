/// The process that stays: it takes calls over a Unix socket from the native client (`client/`) and
/// runs each as a process of its own would, with connections and indexes already at hand.
package dev.wardian.cli.daemon;

/// Reads the files in which Linux, its distributions and drivers say what they are, and machines
/// back from where they were written.
package dev.wardian.host.internal;

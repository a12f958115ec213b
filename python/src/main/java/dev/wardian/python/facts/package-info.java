/// What the files of a distribution say of themselves: the libraries and symbol versions that its
/// shared objects need, the binary interfaces that they were compiled for, the GPUs that they carry
/// code for. The central type is [ArtifactFacts]; [ArtifactReader] reads and keeps it.
package dev.wardian.python.facts;

/// Whether installed files are still what was recorded of them. The central type is
/// [FileVerification]; what it finds is a [Deviation].
package dev.wardian.python.verify;

/// Whether the files of an environment are as they were installed, and what was mended. The central
/// type is [dev.wardian.stack.verify.FileFinding]; the methods that use it are those of
/// [dev.wardian.stack.Wardian].
package dev.wardian.stack.verify;

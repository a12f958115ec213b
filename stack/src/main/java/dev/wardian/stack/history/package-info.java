/// What was done to an environment, and how it is taken back. The central type is
/// [dev.wardian.stack.history.Change]; the methods that use it are those of
/// [dev.wardian.stack.Wardian].
package dev.wardian.stack.history;

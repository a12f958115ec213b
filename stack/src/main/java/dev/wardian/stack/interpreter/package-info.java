/// The Pythons of this machine. The central type is [KnownPython].
package dev.wardian.stack.interpreter;

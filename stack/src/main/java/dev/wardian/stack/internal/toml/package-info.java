/// Reads TOML into plain maps and lists, so that no other package meets the parser.
package dev.wardian.stack.internal.toml;

/// Lock files of PEP 751 (`pylock.toml`) as a typed model: [Pylock] is the file, read from and
/// written to the tree of a TOML parser, and chooses what to install where.
package dev.wardian.standards.lock;

/// Reads ELF files (System V ABI, chapters 4 and 5; the GNU extensions for symbol versions) as far
/// as a package tool needs them. [dev.wardian.elf.ElfFile] is where to begin.
///
/// Files are hostile input: every offset and length is checked, nothing is trusted but what lies
/// within the file, and nothing is executed.
package dev.wardian.elf;

/// How ELF files are read.
package dev.wardian.elf.internal;

package dev.wardian.elf;

/// For which machines an ELF file is (System V ABI, "ELF Header").
///
/// @param bits 32 or 64: how wide addresses are
/// @param bigEndian whether the most significant byte comes first
/// @param machine the processor, `e_machine`
/// @param type what kind of file it is
public record ElfHeader(int bits, boolean bigEndian, int machine, Type type) {
    /// What kind of file it is, `e_type`.
    public enum Type {
        RELOCATABLE,
        EXECUTABLE,
        /// A shared object, or an executable that may lie anywhere.
        SHARED,
        CORE,
        OTHER
    }

    /// The processor as `uname -m` names it, or `machine-N` where it is none that Linux wheels are
    /// made for.
    public String architecture() {
        return switch (machine) {
            case 3 -> "i686";
            case 21 -> bigEndian ? "ppc64" : "ppc64le";
            case 22 -> "s390x";
            case 40 -> "armv7l";
            case 62 -> bits == 64 ? "x86_64" : "x32";
            case 183 -> "aarch64";
            case 243 -> "riscv" + bits;
            case 258 -> "loongarch64";
            default -> "machine-" + machine;
        };
    }
}

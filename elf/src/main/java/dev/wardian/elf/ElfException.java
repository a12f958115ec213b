package dev.wardian.elf;

/// Says that bytes are no ELF file, or one that is damaged.
public final class ElfException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param message what is wrong, for people, without a full stop
    public ElfException(String message) {
        super(message);
    }
}

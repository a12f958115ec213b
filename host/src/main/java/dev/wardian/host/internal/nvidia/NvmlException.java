package dev.wardian.host.internal.nvidia;

import java.util.OptionalInt;

/// Says that the management library cannot be used.
public final class NvmlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient OptionalInt code;

    /// One that cannot be loaded.
    NvmlException(String file) {
        super("`" + file + "` cannot be loaded");
        this.code = OptionalInt.empty();
    }

    /// One that answered its first call with a code (`nvmlReturn_t`).
    NvmlException(String file, int code) {
        super("`" + file + "` does not start: " + meaning(code));
        this.code = OptionalInt.of(code);
    }

    /// Whether there is a library at all.
    public boolean isLoaded() {
        return code.isPresent();
    }

    private static String meaning(int code) {
        return switch (code) {
            case -1 -> "it is no management library of NVIDIA's";
            case 4 -> "no permission to talk to the driver";
            case 9 -> "the driver is not loaded";
            case 18 -> "the library and the loaded driver are of different versions";
            case 17 -> "the driver sees no GPU any longer";
            default -> "error " + code;
        };
    }
}

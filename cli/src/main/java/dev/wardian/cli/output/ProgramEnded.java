package dev.wardian.cli.output;

import java.io.Serial;

/// A program that was run in an environment ended; the process ends with its code.
public final class ProgramEnded extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    private final int code;

    /// The program ended with this code.
    public ProgramEnded(int code) {
        super("the program ended with " + code, null, false, false);
        this.code = code;
    }

    public int code() {
        return code;
    }
}

package dev.wardian.cli.output;

/// How a command ends; the table is in `docs/exit-codes.md`.
public enum ExitCode {
    /// Done, or nothing to do.
    SUCCESS(0),
    /// The answer is no: no versions fit, a wheel or digest was refused, a build failed, a check
    /// found something.
    REFUSED(1),
    /// The command line or a file it names cannot be understood.
    USAGE(2),
    /// An index or file server cannot be reached or does not answer as it should.
    NETWORK(3),
    /// There is no fitting interpreter or environment, or it cannot be changed.
    ENVIRONMENT(4),
    /// A mistake of ours.
    BUG(70),
    /// The user ended the command.
    INTERRUPTED(130);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /// What the process ends with.
    public int code() {
        return code;
    }
}

package dev.wardian.standards.marker;

/// A comparison that the standard gives no meaning: `os_name ~= "posix"`, or a name that is not
/// known where the marker stands. Thrown only by [Marker#evaluate(MarkerContext)].
public final class UndefinedMarkerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// What has no meaning.
    public enum Reason {
        /// The operator does not apply to such values.
        COMPARISON,
        /// The variable has no value in this context.
        VARIABLE
    }

    private final Reason reason;
    private final String comparison;

    UndefinedMarkerException(Reason reason, String comparison) {
        super(message(reason, comparison));
        this.reason = reason;
        this.comparison = comparison;
    }

    public Reason reason() {
        return reason;
    }

    /// The comparison as a marker.
    public String comparison() {
        return comparison;
    }

    private static String message(Reason reason, String comparison) {
        return switch (reason) {
            case COMPARISON -> "`" + comparison + "` compares what cannot be compared";
            case VARIABLE -> "`" + comparison + "` uses a name that has no value here";
        };
    }
}

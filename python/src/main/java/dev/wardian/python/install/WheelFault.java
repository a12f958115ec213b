package dev.wardian.python.install;

import java.io.IOException;
import java.util.List;

/// A wheel that breaks a rule; whoever knows the wheel's name turns it into a refusal.
final class WheelFault extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> details;

    WheelFault(String reason) {
        this(reason, List.of());
    }

    WheelFault(String reason, List<String> details) {
        super(reason);
        this.details = List.copyOf(details);
    }

    String reason() {
        return String.valueOf(getMessage());
    }

    List<String> details() {
        return details;
    }
}

package dev.wardian.stack.check;

import java.util.List;

/// What `check` came to.
///
/// @param findings what is wrong; none when all is well
/// @param remarks what could not be looked at or is odd without being wrong, a line each
public record Checked(List<CheckFinding> findings, List<String> remarks) {
    public Checked {
        findings = List.copyOf(findings);
        remarks = List.copyOf(remarks);
    }
}

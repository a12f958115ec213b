package dev.wardian.stack.unused;

import java.util.List;

/// What a look at a project came to.
///
/// @param findings by file, line, column and code
/// @param files how many sources and notebooks were read
/// @param declared the files that declare requirements
/// @param remarks what could not be read or is not certain, a line each
public record UnusedReport(
        List<UnusedFinding> findings, int files, List<String> declared, List<String> remarks) {
    public UnusedReport {
        findings = List.copyOf(findings);
        declared = List.copyOf(declared);
        remarks = List.copyOf(remarks);
    }
}

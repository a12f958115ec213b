package dev.wardian.stack.check;

import dev.wardian.stack.library.LibraryReport;
import java.util.ArrayList;
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

    /// The same with what the packages lack of shared libraries.
    public Checked with(LibraryReport libraries) {
        var all = new ArrayList<>(findings);
        for (var one : libraries.findings()) {
            all.add(new CheckFinding.Lacking(one));
        }
        var said = new ArrayList<>(remarks);
        for (var note : libraries.notes()) {
            said.add(note.message());
        }
        libraries
                .command()
                .ifPresent(command -> said.add("what is missing comes with: " + command));
        return new Checked(all, said);
    }
}

package dev.wardian.stack.check;

import dev.wardian.host.library.PackageNames;
import dev.wardian.stack.library.LibraryFinding;
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
    ///
    /// @param machine on which machine: `this machine`, `a minimal debian:12`
    public Checked with(LibraryReport libraries, String machine) {
        var all = new ArrayList<>(findings);
        for (var one : libraries.findings()) {
            var brings =
                    one instanceof LibraryFinding.Absent
                            ? PackageNames.everywhere(one.library())
                            : List.<String>of();
            all.add(new CheckFinding.Lacking(one, machine, brings));
        }
        var said = new ArrayList<>(remarks);
        for (var note : libraries.notes()) {
            said.add(note.message(machine));
        }
        libraries
                .command()
                .ifPresent(command -> said.add("what is missing comes with: " + command));
        return new Checked(all, said);
    }

    /// The findings and remarks of both.
    public Checked and(Checked other) {
        var all = new ArrayList<>(findings);
        all.addAll(other.findings);
        var said = new ArrayList<>(remarks);
        said.addAll(other.remarks);
        return new Checked(all, said);
    }
}

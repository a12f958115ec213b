package dev.wardian.stack.internal.check;

import dev.wardian.python.environment.CodeSet;
import dev.wardian.python.environment.DistributionCode;
import dev.wardian.stack.check.CheckFinding;
import dev.wardian.stack.check.Checked;
import dev.wardian.stack.choice.Correction;
import dev.wardian.stack.internal.requirement.Corrections;
import dev.wardian.standards.name.PackageName;
import java.util.ArrayList;
import java.util.Set;

/// Which versions lie beside each other that do not go together by what is known against their
/// metadata. What shows only when a package is used is a remark: it imports.
final class CorrectionsCheck {
    private CorrectionsCheck() {}

    /// All that come along.
    ///
    /// @param explained packages of which more exact findings say why they do not import
    static Checked of(CodeSet set, Set<PackageName> explained) {
        var findings = new ArrayList<CheckFinding>();
        var remarks = new ArrayList<String>();
        for (var known : Corrections.ours()) {
            var one = set.find(known.name());
            var other = set.find(known.other());
            if (one.isPresent()
                    && other.isPresent()
                    && known.versions().contains(one.get().version())
                    && !known.accepted().contains(other.get().version())
                    && !explained.contains(known.name())) {
                var finding = finding(known, one.get(), other.get());
                if (known.isAtImport()) {
                    findings.add(finding);
                } else {
                    remarks.add(finding.message());
                }
            }
        }
        return new Checked(findings, remarks);
    }

    private static CheckFinding finding(
            Correction known, DistributionCode one, DistributionCode other) {
        return new CheckFinding.Corrected(
                one.name(),
                one.version(),
                other.name(),
                other.version(),
                known.reason(),
                known.evidence());
    }
}

package dev.wardian.stack.internal.check;

import dev.wardian.python.environment.DistributionCode;
import dev.wardian.python.install.RecordRow;
import dev.wardian.python.link.BrokenImport;
import dev.wardian.stack.check.CheckFinding;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The files that two packages own, by their `RECORD`s.
///
/// It is wrong where code differs that people import; it is only worth knowing where the contents
/// are the same, or where what differs is a licence, a test or an example that somebody packaged
/// too much, or nothing but the `__init__.py` of a package that several share, as was done before
/// there were namespaces (PEP 420).
///
/// @param findings where two packages overwrite one another
/// @param remarks where they own the same, a line each
record FileOwners(List<CheckFinding> findings, List<String> remarks) {
    /// What lies at the top only because somebody packaged too much.
    private static final Set<String> BESIDE =
            Set.of(
                    "test",
                    "tests",
                    "doc",
                    "docs",
                    "example",
                    "examples",
                    "benchmark",
                    "benchmarks",
                    "scripts",
                    "tools",
                    "share",
                    "etc");

    private record Owned(DistributionCode owner, RecordRow row) {}

    private record Pair(DistributionCode one, DistributionCode other) {}

    private static final class Shared {
        private final List<String> same = new ArrayList<>();
        private final List<String> beside = new ArrayList<>();
        private final List<Owned> different = new ArrayList<>();

        private void add(Owned one, Owned other) {
            if (one.row().hash().equals(other.row().hash())) {
                same.add(one.row().path());
            } else if (isBeside(one.row().path())) {
                beside.add(one.row().path());
            } else {
                different.add(one);
            }
        }

        /// The `__init__.py` that all parts of a namespace bring is not worth a word.
        private boolean isNothing() {
            return different.isEmpty()
                    && beside.isEmpty()
                    && same.stream().allMatch(path -> path.endsWith("/__init__.py"));
        }

        private boolean isWrong() {
            return different.stream().anyMatch(one -> !one.row().path().endsWith("/__init__.py"));
        }
    }

    static FileOwners of(List<DistributionCode> all) {
        var owners = new HashMap<String, Owned>();
        var pairs = new LinkedHashMap<Pair, Shared>();
        for (var one : all) {
            for (var row : RecordedRows.of(one)) {
                if (row.hash().isPresent() && !row.path().contains(".dist-info/")) {
                    var own = new Owned(one, row);
                    var before = owners.putIfAbsent(row.path(), own);
                    if (before != null && !before.owner().name().equals(one.name())) {
                        pairs.computeIfAbsent(new Pair(before.owner(), one), _ -> new Shared())
                                .add(before, own);
                    }
                }
            }
        }
        var findings = new ArrayList<CheckFinding>();
        var remarks = new ArrayList<String>();
        for (var entry : pairs.entrySet()) {
            var shared = entry.getValue();
            if (shared.isWrong()) {
                findings.add(finding(entry.getKey(), shared));
            } else if (!shared.isNothing()) {
                remarks.add(remark(entry));
            }
        }
        return new FileOwners(findings, remarks);
    }

    private static boolean isBeside(String path) {
        var slash = path.indexOf('/');
        return path.startsWith("../")
                || (slash < 0 ? !path.endsWith(".py") : BESIDE.contains(path.substring(0, slash)));
    }

    private static CheckFinding finding(Pair pair, Shared shared) {
        var first =
                shared.different.stream()
                        .filter(one -> !one.row().path().endsWith("/__init__.py"))
                        .findFirst()
                        .orElseThrow();
        return new CheckFinding.Overwritten(
                named(pair.one()),
                named(pair.other()),
                shared.different.size(),
                first.row().path(),
                there(pair, first.row().path()));
    }

    private static BrokenImport.Owner named(DistributionCode one) {
        return new BrokenImport.Owner(one.name(), one.version());
    }

    /// Whose file lies there, by its digest.
    private static Optional<BrokenImport.Owner> there(Pair pair, String path) {
        if (!(pair.one() instanceof DistributionCode.Installed)) {
            return Optional.empty();
        }
        try {
            var lies = RecordRow.of(path, Files.readAllBytes(pair.one().folder().resolve(path)));
            for (var one : List.of(pair.one(), pair.other())) {
                if (RecordedRows.of(one).stream()
                        .anyMatch(
                                row -> row.path().equals(path) && row.hash().equals(lies.hash()))) {
                    return Optional.of(named(one));
                }
            }
        } catch (IOException unreadable) {
            // `verify` tells of what is gone
        }
        return Optional.empty();
    }

    private static String remark(Map.Entry<Pair, Shared> entry) {
        var shared = entry.getValue();
        var same = shared.same.size();
        var different = new ArrayList<>(shared.beside);
        shared.different.forEach(one -> different.add(one.row().path()));
        var first = same > 0 ? shared.same.getFirst() : different.getFirst();
        return named(entry.getKey().one())
                + " and "
                + named(entry.getKey().other())
                + " both own `"
                + first
                + "`"
                + (same + different.size() > 1
                        ? " and " + (same + different.size() - 1) + " more"
                        : "")
                + (different.isEmpty()
                        ? ", with the same contents"
                        : ", of which "
                                + (different.size() == 1
                                        ? "`" + different.getFirst() + "` differs"
                                        : different.size() + " differ")
                                + " and nothing that is imported does");
    }
}

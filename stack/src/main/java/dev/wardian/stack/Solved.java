package dev.wardian.stack;

import dev.wardian.python.resolve.PythonResolution;
import dev.wardian.stack.internal.requirement.TorchBuilds;
import java.util.ArrayList;
import java.util.List;

/// Versions that fit together. Immutable; made by [Wardian], which can plan with it.
public final class Solved implements Resolution {

    private final List<SolvedPackage> packages;
    private final PythonResolution.Solved inner;
    private final Roots roots;
    private final Session session;
    private final List<String> warnings;
    private final long milliseconds;

    Solved(PythonResolution.Solved inner, Roots roots, Session session, long milliseconds) {
        this.inner = inner;
        this.roots = roots;
        this.session = session;
        this.milliseconds = milliseconds;
        var shown = new ArrayList<SolvedPackage>(inner.packages().size());
        for (var one : inner.packages()) {
            shown.add(SolvedPackages.shown(one, roots.origins()));
        }
        this.packages = List.copyOf(shown);
        var told = new ArrayList<>(inner.warnings());
        told.addAll(TorchBuilds.warnings(inner.packages()));
        this.warnings = List.copyOf(told);
    }

    /// What to install, sorted by name.
    public List<SolvedPackage> packages() {
        return packages;
    }

    /// What a person should know (yanked versions, extras that do not exist).
    public List<String> warnings() {
        return warnings;
    }

    /// How long it took.
    public long milliseconds() {
        return milliseconds;
    }

    PythonResolution.Solved inner() {
        return inner;
    }

    Roots roots() {
        return roots;
    }

    Session session() {
        return session;
    }

    @Override
    public String toString() {
        return packages.size() + " packages";
    }
}

package dev.wardian.python.resolve;

import dev.wardian.solver.VersionSet;
import dev.wardian.standards.version.Version;
import dev.wardian.standards.version.VersionRange;

/// Ranges of Python versions as the solver wants them.
record PythonVersions(VersionRange range) implements VersionSet<Version, PythonVersions> {
    static final PythonVersions ANY = new PythonVersions(VersionRange.full());

    static PythonVersions only(Version version) {
        return new PythonVersions(VersionRange.singleton(version));
    }

    @Override
    public boolean contains(Version version) {
        return range.contains(version);
    }

    @Override
    public PythonVersions intersection(PythonVersions other) {
        return new PythonVersions(range.intersection(other.range));
    }

    @Override
    public PythonVersions complement() {
        return new PythonVersions(range.complement());
    }

    @Override
    public boolean isEmpty() {
        return range.isEmpty();
    }

    @Override
    public PythonVersions union(PythonVersions other) {
        return new PythonVersions(range.union(other.range));
    }

    @Override
    public PythonVersions difference(PythonVersions other) {
        return new PythonVersions(range.difference(other.range));
    }

    @Override
    public boolean isSubsetOf(PythonVersions other) {
        return range.isSubsetOf(other.range);
    }

    @Override
    public boolean isDisjoint(PythonVersions other) {
        return range.isDisjoint(other.range);
    }

    @Override
    public String toString() {
        return range.toString();
    }
}

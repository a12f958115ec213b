package dev.wardian.stack.explain;

import dev.wardian.python.resolve.PythonResolution;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.Version;
import java.util.List;

/// A resolver that can be asked the same again with changes. Its answers to one question are the
/// same each time; it is asked from one thread.
public interface Trial {

    /// What the question comes to.
    PythonResolution answer(Question question);

    /// The versions of a package that could be installed if nobody asked for others, the newest
    /// first: final releases that fit the target and were not taken back.
    List<Version> usable(PackageName name);

    /// What a version that [#usable] names depends on, markers not looked at.
    List<Requirement> requires(PackageName name, Version version);
}

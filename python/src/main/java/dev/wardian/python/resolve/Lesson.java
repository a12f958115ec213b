package dev.wardian.python.resolve;

import dev.wardian.solver.Reason;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import dev.wardian.standards.version.VersionRange;
import java.util.List;

/// What is known against metadata: versions of a package do not work with some versions of another,
/// though they ask for no others. Their artifacts prove it, or a correction says so.
///
/// @param name the package that says too little
/// @param versions its versions; one, where its files prove it
/// @param other the package that does not fit it
/// @param excluded the versions of that which do not
/// @param reason why, to be read after name and version: `was compiled for NumPy 1`
/// @param evidence where to see it, a line each
/// @param wholly whether nothing of the package works then, or perhaps only a part of it
public record Lesson(
        PackageName name,
        VersionRange versions,
        PackageName other,
        VersionRange excluded,
        String reason,
        List<String> evidence,
        boolean wholly)
        implements Reason {
    /// Copies the list.
    public Lesson {
        evidence = List.copyOf(evidence);
    }

    /// For people: `` `pandas` 1.5.3 was compiled for NumPy 1, which excludes `numpy>=2` ``.
    public String text() {
        return "`" + name + "` " + which() + " " + reason + ", which excludes `" + shown() + "`";
    }

    private String which() {
        return versions.asSingleton().map(Version::toString).orElse(versions.toString());
    }

    /// What is excluded, as a requirement would say it.
    public String shown() {
        return excluded.asSingleton()
                .map(one -> other + "==" + one)
                .orElseGet(() -> other.toString() + excluded);
    }

    /// Why an excluded version was not chosen, beside the one that was:
    /// `2.4.6 does not go with pandas 1.5.3, which was compiled for NumPy 1`.
    public String remark(Version passedOver) {
        return remark(passedOver.toString());
    }

    /// The same for all that is excluded.
    public String remark() {
        return remark(shown());
    }

    private String remark(String left) {
        return left
                + " does not go with "
                + name
                + " "
                + which()
                + ", which "
                + reason.replace("`", "");
    }
}

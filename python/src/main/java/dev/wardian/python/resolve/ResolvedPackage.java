package dev.wardian.python.resolve;

import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// One chosen package.
///
/// @param name what it is called
/// @param version the chosen version
/// @param candidate what it is to be installed from
/// @param metadata its metadata; with `--no-deps` only name and version are sure
/// @param extras the extras that are asked for, sorted
/// @param via who asks for it, roots first
/// @param contemporary why it is not the newest version, where that is a matter of time
/// @param passedOver why the newest version that its requirements admit was passed over, where an
///     artifact proves that it does not fit
public record ResolvedPackage(
        PackageName name,
        Version version,
        Candidate candidate,
        CoreMetadata metadata,
        Set<ExtraName> extras,
        List<Via> via,
        Optional<Contemporary> contemporary,
        Optional<PassedOver> passedOver) {
    /// Copies the collections.
    public ResolvedPackage {
        extras = Collections.unmodifiableSortedSet(new TreeSet<>(extras));
        via = List.copyOf(via);
    }

    /// A newer version that does not fit what was chosen beside it.
    public record PassedOver(Version version, Lesson lesson) {}

    /// Why it is not the newest version, where that is no matter of requirements; for people.
    public Optional<String> remark() {
        return passedOver
                .map(over -> over.lesson().remark(over.version()))
                .or(() -> contemporary.map(Contemporary::text));
    }

    /// Where to see what the remark says, a line each; none for a preference.
    public List<String> evidence() {
        return passedOver.map(over -> over.lesson().evidence()).orElse(List.of());
    }
}

package dev.wardian.python.index;

import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import java.util.List;
import java.util.Optional;

/// What the configured places offer of one project.
///
/// Releases come in the order of preference, which is newest first; only the index strategy
/// `unsafe-first-match` puts every release of an earlier index before those of a later one. The
/// list decodes its elements when they are asked for, so walking only its head is cheap. Immutable
/// and safe for all threads.
public final class ProjectPage {
    private final PackageName name;
    private final List<Release> releases;

    private ProjectPage(PackageName name, List<Release> releases) {
        this.name = name;
        this.releases = releases;
    }

    /// A page of these releases, in this order; the list must not change afterwards.
    public static ProjectPage of(PackageName name, List<Release> releases) {
        return new ProjectPage(name, releases);
    }

    /// The project.
    public PackageName name() {
        return name;
    }

    /// Its releases, the preferred one first.
    public List<Release> releases() {
        return releases;
    }

    /// The release of exactly this version, if it is offered.
    public Optional<Release> release(Version version) {
        for (Release release : releases) {
            if (release.version().equals(version)) {
                return Optional.of(release);
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return name + " (" + releases.size() + " releases)";
    }
}

package dev.wardian.stack.foreign;

import dev.wardian.stack.exchange.RequirementsWriter;
import dev.wardian.stack.foreign.LockedProject.Chosen;
import dev.wardian.standards.lock.LockedArtifact;
import dev.wardian.standards.lock.LockedFile;
import dev.wardian.standards.lock.LockedSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// A requirements file with every version pinned, as pip, uv and pip-tools read it, and the
/// versions alone, for `-c`.
final class PinnedRequirements {
    private final LockedProject project;
    private final Losses losses;

    PinnedRequirements(LockedProject project, Losses losses) {
        this.project = project;
        this.losses = losses;
    }

    /// @param hashes whether digests are written
    /// @param header lines for the top, without `#`
    String requirements(boolean hashes, List<String> header) {
        var lines = new ArrayList<RequirementsWriter.Line>();
        for (var one : project.chosen()) {
            var via = project.askers().getOrDefault(one.locked().name(), List.of());
            lines.add(
                    new RequirementsWriter.Line(
                            pinned(one), hashes ? hashes(one) : List.of(), via));
        }
        return RequirementsWriter.write(
                lines, new RequirementsWriter.Layout(header, List.of(), true, false, List.of()));
    }

    private static String pinned(Chosen one) {
        return switch (one.locked().source()) {
            case LockedSource.Distributions _ -> pin(one);
            case LockedSource.Directory folder -> folder(folder) + one.suffix();
            case LockedSource.Vcs vcs ->
                    one.locked().name() + " @ " + repository(vcs) + one.suffix();
            case LockedSource.Archive archive ->
                    one.locked().name()
                            + " @ "
                            + archive.url().or(archive::path).orElse("")
                            + one.suffix();
        };
    }

    private List<String> hashes(Chosen one) {
        return switch (one.locked().source()) {
            case LockedSource.Distributions files -> digests(files);
            case LockedSource.Archive archive -> {
                var all = new ArrayList<String>();
                archive.hashes().forEach((kind, hex) -> all.add(kind + ":" + hex));
                yield all;
            }
            case LockedSource.Directory _ -> {
                losses.add(
                        "`"
                                + one.locked().name()
                                + "` is a folder and has no digest: pip's `--require-hashes`"
                                + " refuses it; `--no-install-project` leaves the project out");
                yield List.of();
            }
            case LockedSource.Vcs _ -> List.of();
        };
    }

    static String folder(LockedSource.Directory folder) {
        var isPath = folder.path().startsWith("/") || folder.path().startsWith(".");
        return (folder.editable().orElse(false) ? "-e " : "")
                + (isPath ? "" : "./")
                + folder.path();
    }

    private static String repository(LockedSource.Vcs vcs) {
        return vcs.type()
                + "+"
                + vcs.url().or(vcs::path).orElse("")
                + "@"
                + vcs.commitId()
                + vcs.subdirectory().map(it -> "#subdirectory=" + it).orElse("");
    }

    /// A version where it is the one.
    static String pin(Chosen one) {
        return one.locked().name() + "==" + one.version() + one.suffix();
    }

    String constraints() {
        var text = new StringBuilder();
        for (var one : project.chosen()) {
            if (one.locked().version().isPresent()) {
                text.append(pin(one)).append('\n');
            }
        }
        return text.toString();
    }

    /// The digests of all files of a package.
    static List<String> digests(LockedSource.Distributions files) {
        var digests = new TreeSet<String>();
        var all = new ArrayList<LockedFile>();
        files.sdist().ifPresent(all::add);
        for (LockedArtifact.Wheel wheel : files.wheels()) {
            all.add(wheel);
        }
        for (var file : all) {
            file.hashes().forEach((kind, hex) -> digests.add(kind + ":" + hex));
        }
        return List.copyOf(digests);
    }
}
